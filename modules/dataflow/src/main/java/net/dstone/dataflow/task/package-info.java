/**
 * Task definitions and everything that becomes of them: launches, the queue, executions and logs.
 */
@NullMarked
package net.dstone.dataflow.task;

import org.jspecify.annotations.NullMarked;
