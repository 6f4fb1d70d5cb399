package net.dstone.dataflow.stream;

/**
 * Published when streams were defined, deployed, changed or deleted by this server; listeners wait for the
 * commit.
 */
public record StreamsChanged() {}
