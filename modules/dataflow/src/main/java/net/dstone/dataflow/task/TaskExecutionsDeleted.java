package net.dstone.dataflow.task;

/** Published when this server deleted executions, once for all of a transaction; listeners wait for the commit. */
public record TaskExecutionsDeleted() {}
