package net.dstone.dataflow.launch;

import net.dstone.dataflow.task.ExecutionKey;

/** Published after an accepted launch is committed. */
record RunQueued(ExecutionKey key, String platformName) {}
