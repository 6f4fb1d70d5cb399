package net.dstone.dataflow.app;

/** What an application is for. The order is SCDF's, whose database holds the ordinal. */
public enum AppType {
    app,
    source,
    processor,
    sink,
    task
}
