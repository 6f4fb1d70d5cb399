/**
 * The apps of streams as they run: where, how many of each, and a way to talk to one. All of it is what
 * Skipper says at the moment; nothing is stored.
 */
@NullMarked
package net.dstone.dataflow.runtime;

import org.jspecify.annotations.NullMarked;
