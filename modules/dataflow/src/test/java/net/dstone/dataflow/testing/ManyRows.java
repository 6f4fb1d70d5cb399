package net.dstone.dataflow.testing;

import java.util.Map;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Fills the tables as years of launches do, by statements over whole sets: one execution a minute in each
 * target, launched by the server, with a job of two steps.
 *
 * <p>Half of the executions are of the task {@value #FREQUENT}; {@value #RARE} has the {@value #RARELY}
 * oldest of each target, which whoever walks from the newest finds last; the others are spread over a
 * hundred tasks. Jobs are named like their tasks. Every tenth execution failed. The newest {@value
 * #RUNNING} of each target run.
 */
public final class ManyRows {

    public static final String FREQUENT = "frequent";
    public static final String RARE = "rare";

    /** Of each target. */
    public static final int RARELY = 10;

    /** Of each target. */
    public static final int RUNNING = 5;

    /** How many of a hundred executions each target has. */
    private static final Map<SchemaTarget, Integer> SHARES =
            Map.of(SchemaTarget.BOOT2, 20, SchemaTarget.BOOT3, 50, SchemaTarget.BOOT4, 30);

    private static final String MANIFEST =
            """
            {"taskDeploymentRequest":{
               "definition":{"name":"any","properties":{"mode":"full"}},
               "resource":"file:/apps/import-1.0.0.jar",
               "deploymentProperties":{"version.import":"1.0.0"},
               "commandlineArguments":["--mode=full"]},
             "platformName":"default"}
            """;

    private final JdbcClient jdbc;
    private final Vendor vendor;

    private ManyRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vendor = Vendor.of(dataSource);
    }

    /**
     * Puts the rows into migrated, empty tables.
     *
     * @param executions of all targets together, a multiple of 100
     */
    public static void fill(DataSource dataSource, int executions) {
        ManyRows rows = new ManyRows(dataSource);
        SHARES.forEach((target, share) -> rows.fill(target, executions / 100 * share));
        rows.fillAudit(executions);
        rows.fillDefinitions();
        rows.analyze();
    }

    /** Of the audit records only. */
    public static void fillAudit(DataSource dataSource, int records) {
        ManyRows rows = new ManyRows(dataSource);
        rows.fillAudit(records);
        rows.analyze();
    }

    /** For measuring by hand: the address of a migrated database, its user, and how many. */
    public static void main(String[] arguments) {
        fill(
                new DriverManagerDataSource(arguments[0], arguments[1], ""),
                Integer.parseInt(arguments[2]));
    }

    private void fill(SchemaTarget target, int count) {
        String task = target.taskPrefix();
        String batch = target.batchPrefix();
        String running = "x > " + (count - RUNNING);
        String end = "case when %s then null else %s end".formatted(running, minutes("x", 40));
        String name =
                """
                case when x <= %d then '%s' when mod(x, 2) = 0 then '%s'
                else concat('task-', mod(x, 200)) end"""
                        .formatted(RARELY, RARE, FREQUENT);
        String launch = "concat('%s-', x)".formatted(target.wireName());
        String failed = "mod(x, 10) = 3";
        String jobStatus =
                "case when %s then 'STARTED' when %s then 'FAILED' else 'COMPLETED' end"
                        .formatted(running, failed);
        insert(
                count,
                task + "EXECUTION",
                """
                task_execution_id, start_time, end_time, task_name, exit_code, last_updated,
                external_execution_id""",
                "x, %s, %s, %s, case when %s then null when %s then 1 else 0 end, %s, %s"
                        .formatted(
                                minutes("x", 0),
                                end,
                                name,
                                running,
                                failed,
                                minutes("x", 40),
                                launch));
        for (String argument : new String[] {"--day=monday", "--spring.cloud.task.name=any"}) {
            insert(
                    count,
                    task + "EXECUTION_PARAMS",
                    "task_execution_id, task_param",
                    "x, '%s'".formatted(argument));
        }
        insert(
                count,
                target.manifestTable(),
                "id, task_execution_id, task_execution_manifest",
                "x, x, '%s'".formatted(MANIFEST));
        insert(
                count,
                batch + "JOB_INSTANCE",
                "job_instance_id, version, job_name, job_key",
                "x, 0, %s, concat('key-', x)".formatted(name));
        insert(
                count,
                batch + "JOB_EXECUTION",
                """
                job_execution_id, version, job_instance_id, create_time, start_time, end_time,
                status, exit_code, exit_message, last_updated""",
                "x, 2, x, %s, %s, %s, %s, %s, '', %s"
                        .formatted(
                                minutes("x", 1),
                                minutes("x", 2),
                                end,
                                jobStatus,
                                jobStatus,
                                minutes("x", 30)));
        insert(count, task + "TASK_BATCH", "task_execution_id, job_execution_id", "x, x");
        insert(
                count,
                batch + "JOB_EXECUTION_PARAMS",
                target.batchGeneration() == 4
                        ? "job_execution_id, type_cd, key_name, long_val, identifying"
                        : """
                          job_execution_id, parameter_name, parameter_type, parameter_value,
                          identifying""",
                target.batchGeneration() == 4
                        ? "x, 'LONG', 'run.id', x, 'Y'"
                        : "x, 'run.id', 'java.lang.Long', concat('', x), 'Y'");
        String created = target.batchGeneration() == 4 ? "" : "create_time, ";
        String createdAt = target.batchGeneration() == 4 ? "" : minutes("x", 3) + ", ";
        for (int step = 1; step >= 0; step--) {
            insert(
                    count,
                    batch + "STEP_EXECUTION",
                    """
                    step_execution_id, version, step_name, job_execution_id, %sstart_time,
                    end_time, status, commit_count, read_count, filter_count, write_count,
                    read_skip_count, write_skip_count, process_skip_count, rollback_count,
                    exit_code, exit_message, last_updated"""
                            .formatted(created),
                    """
                    2 * x - %d, 3, '%s', x, %s%s, %s, %s, 10, 1000, 0, 1000, 0, 0, 0, 0, %s, '', %s
                    """
                            .formatted(
                                    step,
                                    step == 1 ? "load" : "report",
                                    createdAt,
                                    minutes("x", 5),
                                    end,
                                    jobStatus,
                                    jobStatus,
                                    minutes("x", 20)));
        }
        insert(
                count,
                "task_run",
                """
                task_execution_id, schema_target, launch_id, task_name, platform_name, state,
                queued_at, started_at, ended_at, exit_code, attempts""",
                """
                x, '%s', %s, %s, 'default', case when %s then 'RUNNING' when %s then 'FAILED'
                else 'SUCCEEDED' end, %s, %s, %s, case when %s then null else 0 end, 1"""
                        .formatted(
                                target.wireName(),
                                launch,
                                name,
                                running,
                                failed,
                                minutes("x", 0),
                                minutes("x", 0),
                                end,
                                running));
        insert(
                count,
                "task_deployment",
                """
                id, object_version, task_deployment_id, task_definition_name, platform_name,
                created_on""",
                "10 * x + %d, 0, %s, %s, 'default', %s"
                        .formatted(target.ordinal(), launch, name, minutes("x", 0)));
    }

    /** A launch is recorded each minute; every thousandth record tells of an app's registration. */
    private void fillAudit(int count) {
        insert(
                count,
                "audit_records",
                """
                id, audit_action, audit_data, audit_operation, correlation_id, created_by,
                created_on, platform_name""",
                """
                x, 100, '{}', case when mod(x, 1000) = 1 then 100 else 400 end,
                concat('task-', mod(x, 200)), null, %s, 'default'"""
                        .formatted(minutes("x", 0)));
    }

    private void fillDefinitions() {
        jdbc.sql(
                        """
                        insert into task_definitions (definition_name, definition)
                        values ('%s', 'app'), ('%s', 'app')
                        """
                                .formatted(FREQUENT, RARE))
                .update();
        insert(199, "task_definitions", "definition_name, definition", "concat('task-', x), 'app'");
    }

    private void insert(int count, String table, String columns, String values) {
        String numbers =
                vendor == Vendor.H2
                        ? "system_range(1, %d)".formatted(count)
                        : "generate_series(1, %d) as numbers (x)".formatted(count);
        jdbc.sql(
                        """
                        insert into %s (%s)
                        select %s from %s
                        """
                                .formatted(table, columns, values, numbers))
                .update();
    }

    /** A moment, as many minutes after the first as the expression says, and some seconds. */
    private static String minutes(String expression, int seconds) {
        return "(timestamp '2024-01-01 00:00:00' + (60 * %s + %d) * interval '1' second)"
                .formatted(expression, seconds);
    }

    private void analyze() {
        jdbc.sql(vendor == Vendor.POSTGRESQL ? "vacuum analyze" : "analyze").update();
    }
}
