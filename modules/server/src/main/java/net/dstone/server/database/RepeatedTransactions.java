package net.dstone.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that are done again when the database has undone them in favour of another one. Two that
 * wait for each other happen to MySQL and MariaDB even where rows are locked in one order, for they lock
 * gaps between rows and counters of ids as well. What runs in one must be fit to be run again.
 */
@Component
public final class RepeatedTransactions implements TransactionOperations {

    private static final Logger log = LoggerFactory.getLogger(RepeatedTransactions.class);

    static final int ATTEMPTS = 5;

    /** A wait for a lock takes long, and others wait for what the transaction holds meanwhile. */
    static final int ATTEMPTS_THAT_TIME_OUT = 2;

    /** MySQL's code of that, which its own driver gives the SQL state of a deadlock. */
    private static final int LOCK_WAIT_TIME_OUT = 1205;

    private final TransactionTemplate template;

    public RepeatedTransactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        // Only the outermost one can be repeated, as all of it was undone.
        boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
        int timeOuts = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(action);
            } catch (PessimisticLockingFailureException exception) {
                timeOuts += isTimeOut(exception) ? 1 : 0;
                if (!outermost || attempt == ATTEMPTS || timeOuts == ATTEMPTS_THAT_TIME_OUT) {
                    throw exception;
                }
                log.debug("The transaction is repeated", exception);
            }
        }
    }

    private static boolean isTimeOut(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode() == LOCK_WAIT_TIME_OUT;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
