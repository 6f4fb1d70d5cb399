/** Whole flows against the real server: its executable jar, real databases, real task processes. */
@NullMarked
package net.dstone.dataflow.endtoend;

import org.jspecify.annotations.NullMarked;
