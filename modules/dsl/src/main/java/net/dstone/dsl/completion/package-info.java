/** What could be typed next in an unfinished definition. */
@NullMarked
package net.dstone.dsl.completion;

import org.jspecify.annotations.NullMarked;
