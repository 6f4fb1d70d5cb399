@NullMarked
package net.dstone.stream;

import org.jspecify.annotations.NullMarked;
