package net.dstone.dataflow.audit;

/** What kind of thing was acted on. Numbers and names are SCDF's, as stored in {@code audit_records}. */
public enum AuditOperation {
    APP_REGISTRATION(100, "App Registration"),
    SCHEDULE(200, "Schedule"),
    STREAM(300, "Stream"),
    TASK(400, "Task"),
    LOGIN(500, "Login");

    private final int id;
    private final String label;

    AuditOperation(int id, String label) {
        this.id = id;
        this.label = label;
    }

    public int id() {
        return id;
    }

    public String label() {
        return label;
    }
}
