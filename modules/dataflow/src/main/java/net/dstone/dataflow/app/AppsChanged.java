package net.dstone.dataflow.app;

/** Published when registrations were changed by this server; listeners wait for the commit. */
public record AppsChanged() {}
