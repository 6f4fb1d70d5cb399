/**
 * What release 2.0.0 can do and release 1.0.0 cannot; the build of 1.0.0 leaves this package out.
 */
@NullMarked
package net.dstone.stream.processor.length;

import org.jspecify.annotations.NullMarked;
