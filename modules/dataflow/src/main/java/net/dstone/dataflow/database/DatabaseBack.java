package net.dstone.dataflow.database;

import java.time.Duration;

/** Published when the database answers again. */
public record DatabaseBack(Duration away) {}
