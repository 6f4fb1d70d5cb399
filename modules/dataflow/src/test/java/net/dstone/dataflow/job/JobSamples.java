package net.dstone.dataflow.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import net.dstone.dataflow.schema.SchemaTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Executions for tests of what is computed from them, in no database. */
final class JobSamples {

    static final Instant START = Instant.parse("2024-05-06T07:08:09.123Z");

    private JobSamples() {}

    static JobExecution execution(
            SchemaTarget target, BatchStatus status, JobParameter... parameters) {
        return new JobExecution(
                BatchSchema.of(target, JdbcClient.create(new DriverManagerDataSource())),
                3,
                1,
                2,
                "load",
                START,
                START,
                status.isRunning() ? null : START.plusSeconds(3),
                START,
                status,
                status.name(),
                "",
                7L,
                "loading",
                true,
                0,
                Arrays.asList(parameters));
    }

    static StepExecution step(BatchStatus status, long reads, Duration lasted) {
        return new StepExecution(
                5,
                1,
                "read",
                execution(SchemaTarget.BOOT3, status),
                START,
                status.isRunning() ? null : START.plus(lasted),
                START,
                status,
                1,
                reads,
                0,
                reads,
                1,
                2,
                3,
                0,
                status.name(),
                "");
    }
}
