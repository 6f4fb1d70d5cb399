package net.dstone.dataflow.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets version 1 begin on PostgreSQL where Skipper has made the sequence that both number their rows by.
 * Version 1 makes it without a look, as it has been applied like that, so the one that is there stands aside
 * meanwhile. All of it is one transaction.
 */
final class SharedSequence implements Callback {

    private static final String NAME = "hibernate_sequence";
    private static final String ASIDE = "hibernate_sequence_of_skipper";

    @Override
    public boolean supports(Event event, Context context) {
        return (event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE)
                && context.getMigrationInfo().getVersion() != null
                && context.getMigrationInfo().getVersion().getVersion().equals("1");
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            if (event == Event.BEFORE_EACH_MIGRATE && exists(statement, NAME)) {
                rename(statement, NAME, ASIDE);
            } else if (event == Event.AFTER_EACH_MIGRATE && exists(statement, ASIDE)) {
                statement.execute("drop sequence " + NAME);
                rename(statement, ASIDE, NAME);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException("Cannot share the sequence " + NAME, exception);
        }
    }

    private static void rename(Statement statement, String from, String to) throws SQLException {
        statement.execute("alter sequence %s rename to %s".formatted(from, to));
    }

    private static boolean exists(Statement statement, String sequence) throws SQLException {
        try (ResultSet found =
                statement.executeQuery(
                        """
                        select 1 from information_schema.sequences
                        where sequence_schema = current_schema() and sequence_name = '%s'
                        """
                                .formatted(sequence))) {
            return found.next();
        }
    }

    @Override
    public String getCallbackName() {
        return "shared sequence";
    }
}
