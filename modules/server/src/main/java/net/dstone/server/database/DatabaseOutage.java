package net.dstone.server.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells the database being away, which passes, from what is wrong with a statement or a row. */
public final class DatabaseOutage {

    /** Connection exceptions of the standard, and PostgreSQL's and H2's for a server that shuts down. */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "53300", "90067", "90098", "90121");

    private DatabaseOutage() {}

    public static boolean causes(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && isState(sql.getSQLState()))) {
                return true;
            }
            // A connection that broke can often not be rolled back either, which says only that it
            // is closed.
            if (cause instanceof TransactionSystemException rollback
                    && rollback.getApplicationException() != null
                    && causes(rollback.getApplicationException())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isState(@Nullable String state) {
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
