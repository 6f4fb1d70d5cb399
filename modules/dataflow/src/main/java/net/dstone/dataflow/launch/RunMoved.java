package net.dstone.dataflow.launch;

import net.dstone.dataflow.task.ExecutionKey;

/**
 * Published after a run has moved between two states that are no end, and this is committed, in the
 * server that moved it. {@link RunQueued} and {@link RunEnded} tell of the beginning and the end.
 *
 * @param state where it is now
 */
public record RunMoved(ExecutionKey key, String taskName, RunState state) {}
