package net.dstone.bench;

import java.util.ArrayList;
import java.util.List;

/** Task and job executions of the past, half of them of Spring Boot 3 programs, a second apart. */
final class History {

    private History() {}

    /** Fills a database that has the server's tables. */
    static void write(Postgres postgres, String database, int executions) {
        List<String> statements = new ArrayList<>();
        statements.addAll(statements("", "boot2", executions / 2));
        statements.addAll(statements("BOOT3_", "boot3", executions / 2));
        postgres.execute(database, statements.toArray(String[]::new));
        postgres.execute(database, "vacuum analyze");
    }

    private static List<String> statements(String prefix, String target, int count) {
        String parameters =
                prefix.isEmpty()
                        ? "(JOB_EXECUTION_ID, TYPE_CD, KEY_NAME, LONG_VAL, IDENTIFYING)"
                                + " select i, 'LONG', 'run.id', i, 'Y'"
                        : "(JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)"
                                + " select i, 'run.id', 'java.lang.Long', i::text, 'Y'";
        List<String> templates =
                List.of(
                        """
                        insert into ${}TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME,
                            EXIT_CODE, LAST_UPDATED, EXTERNAL_EXECUTION_ID)
                        select i, $begin, $end, 'task-' || i % 50, i % 20 / 19, $end, '$target-' || i
                        """,
                        """
                        insert into task_run (task_execution_id, schema_target, launch_id, task_name,
                            platform_name, state, queued_at, launching_at, started_at, ended_at, exit_code)
                        select i, '$target', '$target-' || i, 'task-' || i % 50, 'default',
                            case i % 20 when 19 then 'FAILED' else 'SUCCEEDED' end,
                            $begin, $begin, $begin, $end, i % 20 / 19
                        """,
                        """
                        insert into ${}TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM)
                        select i, 'run.id=' || i
                        """,
                        """
                        insert into ${}BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)
                        select i, 0, 'job-' || i % 50, md5(i::text)
                        """,
                        """
                        insert into ${}BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID,
                            CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE, LAST_UPDATED)
                        select i, 2, i, $begin, $begin, $end, $status, $status, $end
                        """,
                        "insert into ${}BATCH_JOB_EXECUTION_PARAMS " + parameters,
                        """
                        insert into ${}BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME,
                            JOB_EXECUTION_ID, $createTime START_TIME, END_TIME, STATUS, COMMIT_COUNT, READ_COUNT,
                            WRITE_COUNT, EXIT_CODE, LAST_UPDATED)
                        select i, 3, 'step', i, $createValue $begin, $end, $status, 1, 100, 100, $status, $end
                        """,
                        "insert into ${}TASK_TASK_BATCH (TASK_EXECUTION_ID, JOB_EXECUTION_ID) select i, i");
        List<String> statements = new ArrayList<>();
        for (String template : templates) {
            statements.add(
                    (template + " from generate_series(1, " + count + ") i")
                            .replace("${}", prefix)
                            .replace("$createTime", prefix.isEmpty() ? "" : "CREATE_TIME,")
                            .replace("$createValue", prefix.isEmpty() ? "" : "$begin,")
                            .replace("$begin", "timestamp '2025-01-01' + i * interval '1 second'")
                            .replace(
                                    "$end",
                                    "timestamp '2025-01-01 00:00:09' + i * interval '1 second'")
                            .replace(
                                    "$status",
                                    "case i % 20 when 19 then 'FAILED' else 'COMPLETED' end")
                            .replace("$target", target));
        }
        for (String sequence :
                List.of(
                        "TASK_SEQ",
                        "BATCH_JOB_SEQ",
                        "BATCH_JOB_EXECUTION_SEQ",
                        "BATCH_STEP_EXECUTION_SEQ")) {
            statements.add("select setval('%s%s', %d)".formatted(prefix, sequence, count));
        }
        return statements;
    }
}
