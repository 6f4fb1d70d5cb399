package net.dstone.server.database;

import java.time.Duration;

/** Published when the database answers again. */
public record DatabaseBack(Duration away) {}
