package net.dstone.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says of a start without its database what is wrong, instead of which bean was the first to need it. */
class DatabaseAwayFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (!DatabaseOutage.causes(cause)) {
            return null;
        }
        SQLException driver = cause;
        // The pool's own word is that it timed out; why, the driver says below it.
        while (driver.getCause() instanceof SQLException deeper) {
            driver = deeper;
        }
        return new FailureAnalysis(
                "The database cannot be reached: " + driver.getMessage(),
                "Check spring.datasource.* and whether the database runs;"
                        + " \"bin/01.dataflow.sh check\" tells without a start.",
                rootFailure);
    }
}
