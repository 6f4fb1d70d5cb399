/**
 * What launches printed: parts of it, its end, and following it while it grows.
 */
@NullMarked
package net.dstone.dataflow.log;

import org.jspecify.annotations.NullMarked;
