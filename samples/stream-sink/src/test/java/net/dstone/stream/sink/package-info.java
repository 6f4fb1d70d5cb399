@NullMarked
package net.dstone.stream.sink;

import org.jspecify.annotations.NullMarked;
