/**
 * The life of a launch: what it is made of, its place in the queue, the platform it runs on and how it
 * ends. It writes its end into the executions of {@code task}, which knows nothing of launching.
 */
@NullMarked
package net.dstone.dataflow.launch;

import org.jspecify.annotations.NullMarked;
