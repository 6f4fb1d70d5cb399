package net.dstone.dataflow.launch;

import net.dstone.dataflow.task.ExecutionKey;

/** Published after an accepted launch is committed. */
public record RunQueued(ExecutionKey key, String taskName, String platformName) {}
