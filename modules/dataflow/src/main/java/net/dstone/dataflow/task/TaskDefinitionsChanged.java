package net.dstone.dataflow.task;

/** Published when definitions were made or deleted by this server; listeners wait for the commit. */
public record TaskDefinitionsChanged() {}
