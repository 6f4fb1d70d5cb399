@NullMarked
package net.dstone.stream.source;

import org.jspecify.annotations.NullMarked;
