package net.dstone.dataflow.web;

/** A request that needs the database while it is known to be away. */
class DatabaseAwayException extends DataflowException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException() {
        super(
                Kind.UNAVAILABLE,
                "The server's database is away, so this was not done; /management/health tells since"
                        + " when and why. Try again when it is UP");
    }
}
