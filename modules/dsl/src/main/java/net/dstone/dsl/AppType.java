package net.dstone.dsl;

import java.util.Locale;

/** What an application is in a definition, and with its name the key under which it is registered. */
public enum AppType {
    /** An application of a stream that is bound to no other. */
    APP,
    /** Sends only. */
    SOURCE,
    /** Receives and sends. */
    PROCESSOR,
    /** Receives only. */
    SINK,
    /** Runs and ends. */
    TASK;

    /** The name as it is written in registrations and REST paths. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
