package net.dstone.dataflow.task;

/** Published after an accepted launch is committed. */
record RunQueued(ExecutionKey key, String platformName) {}
