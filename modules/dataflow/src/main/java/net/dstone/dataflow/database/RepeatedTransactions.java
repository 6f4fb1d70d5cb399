package net.dstone.dataflow.database;

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

    private final TransactionTemplate template;

    public RepeatedTransactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        // Only the outermost one can be repeated, as all of it was undone.
        boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(action);
            } catch (PessimisticLockingFailureException exception) {
                if (!outermost || attempt == ATTEMPTS) {
                    throw exception;
                }
                log.debug("The transaction is repeated", exception);
            }
        }
    }
}
