package net.dstone.dataflow.audit;

/** What was done. Numbers and names are SCDF's, as stored in {@code audit_records}. */
public enum AuditAction {
    CREATE(100, "Create", "Something was created"),
    DELETE(200, "Delete", "Something was deleted"),
    DEPLOY(300, "Deploy", "A stream was deployed or a task launched"),
    ROLLBACK(400, "Rollback", "A stream went back to an earlier version"),
    UNDEPLOY(500, "Undeploy", "A stream was deployed or a task launched"),
    UPDATE(600, "Update", "Something was changed"),
    LOGIN_SUCCESS(700, "SuccessfulLogin", "A user signed in");

    private final int id;
    private final String label;
    private final String description;

    AuditAction(int id, String label, String description) {
        this.id = id;
        this.label = label;
        this.description = description;
    }

    public int id() {
        return id;
    }

    public String label() {
        return label;
    }

    public String description() {
        return description;
    }
}
