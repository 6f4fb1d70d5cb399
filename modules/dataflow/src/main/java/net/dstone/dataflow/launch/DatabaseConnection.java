package net.dstone.dataflow.launch;

/**
 * The server's database as programs reach it: they record their executions in it themselves.
 *
 * @param password empty for none
 */
record DatabaseConnection(String url, String driverClassName, String username, String password) {

    /** Without the password, as this text may end in a log. */
    @Override
    public String toString() {
        return "DatabaseConnection[url=%s]".formatted(url);
    }
}
