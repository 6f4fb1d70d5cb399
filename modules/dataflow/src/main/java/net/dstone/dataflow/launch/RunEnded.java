package net.dstone.dataflow.launch;

import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.LaunchId;

/** Published after a run's end is committed, in the server that recorded it. */
public record RunEnded(
        ExecutionKey key,
        LaunchId launchId,
        String taskName,
        String platformName,
        RunState state) {}
