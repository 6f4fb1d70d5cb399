package net.dstone.batch.common.batch;

import net.dstone.batch.common.BatchSettings;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds steps that share repository, transactions, chunk size and log lines. */
@Component
public class Steps {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final int chunkSize;

    Steps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            BatchSettings settings) {
        this.repository = repository;
        this.transactions = transactions;
        this.chunkSize = settings.chunkSize();
    }

    public Step tasklet(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .listener(new StepLog())
                .build();
    }

    /** A step still without reader and writer. */
    public <I, O> ChunkOrientedStepBuilder<I, O> chunk(String name) {
        return new StepBuilder(name, repository)
                .<I, O>chunk(chunkSize)
                .transactionManager(transactions)
                .listener(new StepLog());
    }
}
