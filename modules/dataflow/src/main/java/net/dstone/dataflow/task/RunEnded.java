package net.dstone.dataflow.task;

import net.dstone.platform.LaunchId;

/** Published after a run's end is committed, in the server that recorded it. */
record RunEnded(ExecutionKey key, LaunchId launchId, String platformName, RunState state) {}
