package net.dstone.dataflow.app;

import java.util.Arrays;
import java.util.Optional;

/** What an application is for. The order is SCDF's, whose database holds the ordinal. */
public enum AppType {
    app,
    source,
    processor,
    sink,
    task;

    static Optional<AppType> find(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** By the number in SCDF's database. */
    static Optional<AppType> find(int ordinal) {
        return Arrays.stream(values()).filter(type -> type.ordinal() == ordinal).findFirst();
    }
}
