@NullMarked
package net.dstone.stream.processor;

import org.jspecify.annotations.NullMarked;
