package net.dstone.skipper.release;

/** What is asked of a release. The names are those of Skipper's events, which its refusals tell. */
enum OperationKind {
    INSTALL("Initial install underway", "Install complete"),
    UPGRADE("Upgrade install underway", "Upgrade complete"),
    ROLLBACK("Rollback install underway", "Rollback complete"),
    DELETE("", "Delete complete"),
    SCALE("", "");

    private final String underway;
    private final String complete;

    OperationKind(String underway, String complete) {
        this.underway = underway;
        this.complete = complete;
    }

    /** The description of a version while it is being made. */
    String underway() {
        return underway;
    }

    /** The description of a version once it is done. */
    String complete() {
        return complete;
    }

    /** Whether the apps of an earlier version run meanwhile. */
    boolean replaces() {
        return this == UPGRADE || this == ROLLBACK;
    }
}
