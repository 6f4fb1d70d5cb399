package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.dataflow.endtoend.Api.Execution;
import net.dstone.dataflow.endtoend.Ledger.Harm;
import net.dstone.dataflow.endtoend.Ledger.Kind;
import net.dstone.dataflow.schema.SchemaTarget;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold when the dust has settled, whatever faults came before: every accepted launch has ended,
 * once, with its true exit code or a true reason; all rows agree; the log is there; nothing ran twice.
 */
final class Truth {

    private static final int NO_EXIT_CODE = -1;
    private static final Duration LONGEST_ORPHAN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final List<Path> homes;
    private final MarkedProgram program;
    private final Ledger ledger;

    /**
     * @param homes of the servers on the database
     */
    Truth(DataSource dataSource, List<Path> homes, MarkedProgram program, Ledger ledger) {
        this.jdbc = JdbcClient.create(dataSource);
        this.homes = List.copyOf(homes);
        this.program = program;
        this.ledger = ledger;
    }

    private record Row(
            Execution execution,
            String launchId,
            String state,
            int exitCode,
            String reason,
            boolean stopRequested,
            boolean ended,
            @Nullable Boolean executionComplete,
            @Nullable Integer executionExitCode,
            String errorMessage) {

        @Override
        public String toString() {
            return "%s-%d (%s) %s, exit code %d, '%s'"
                    .formatted(
                            execution.target(), execution.id(), launchId, state, exitCode, reason);
        }
    }

    /** Waits until no launch is on its way any more, and checks everything. */
    void assertHolds(Duration longest) {
        assertThat(violations(longest)).isEmpty();
    }

    List<String> violations(Duration longest) {
        try {
            Awaitility.await("the end of all launches")
                    .atMost(longest)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> openRuns() == 0);
        } catch (ConditionTimeoutException stuck) {
            // Told below, run by run.
        }
        List<String> violations = new ArrayList<>();
        List<Row> rows = rows();
        Set<Execution> known = new HashSet<>();
        for (Row row : rows) {
            known.add(row.execution());
            check(row, violations);
        }
        for (Execution execution : ledger.accepted().keySet()) {
            if (!known.contains(execution) && !ledger.isDeleted(execution)) {
                violations.add(execution + " was accepted and is not known any more");
            }
        }
        known.removeAll(ledger.accepted().keySet());
        if (known.size() > ledger.unansweredCount()) {
            violations.add(
                    "%d launches nobody asked for: %s"
                            .formatted(known.size() - ledger.unansweredCount(), known));
        }
        for (SchemaTarget target : SchemaTarget.values()) {
            checkJobs(target, violations);
        }
        violations.addAll(processesLeft());
        return violations;
    }

    /** How many launches ended in which state. */
    Map<String, Integer> outcomes() {
        Map<String, Integer> outcomes = new TreeMap<>();
        rows().forEach(row -> outcomes.merge(row.state(), 1, Integer::sum));
        return outcomes;
    }

    int openRuns() {
        return jdbc.sql(
                        """
                        select count(*) from task_run
                        where state in ('QUEUED', 'LAUNCHING', 'RUNNING')
                        """)
                .query(Integer.class)
                .single();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (SchemaTarget target : SchemaTarget.values()) {
            rows.addAll(
                    jdbc.sql(
                                    """
                                    select r.*, e.TASK_EXECUTION_ID as execution_id,
                                        e.START_TIME as execution_start, e.END_TIME as execution_end,
                                        e.EXIT_CODE as execution_exit_code,
                                        e.ERROR_MESSAGE as execution_error
                                    from task_run r
                                    left join %sEXECUTION e
                                        on e.TASK_EXECUTION_ID = r.task_execution_id
                                    where r.schema_target = :target
                                    order by r.task_execution_id
                                    """
                                            .formatted(target.taskPrefix()))
                            .param("target", target.wireName())
                            .query(
                                    (row, number) ->
                                            new Row(
                                                    new Execution(
                                                            row.getLong("task_execution_id"),
                                                            target.wireName()),
                                                    row.getString("launch_id"),
                                                    row.getString("state"),
                                                    row.getInt("exit_code"),
                                                    String.valueOf(row.getString("reason")),
                                                    row.getTimestamp("stop_requested_at") != null,
                                                    row.getTimestamp("ended_at") != null,
                                                    row.getObject("execution_id") == null
                                                            ? null
                                                            : (Boolean)
                                                                    (row.getTimestamp(
                                                                                            "execution_start")
                                                                                    != null
                                                                            && row.getTimestamp(
                                                                                            "execution_end")
                                                                                    != null),
                                                    row.getObject(
                                                            "execution_exit_code", Integer.class),
                                                    String.valueOf(
                                                            row.getString("execution_error"))))
                            .list());
        }
        return rows;
    }

    private void check(Row row, List<String> violations) {
        Set<Harm> harms = ledger.harms(row.launchId());
        if (!row.ended()) {
            violations.add(row + " has not ended");
            return;
        }
        boolean reasonKnown = !row.reason().equals("null") && !row.reason().isBlank();
        if (!reasonKnown && !row.state().equals("SUCCEEDED")) {
            violations.add(row + " has no reason");
        }
        if (row.executionComplete() == null) {
            violations.add(row + " has no execution");
        } else if (!row.executionComplete() || row.executionExitCode() == null) {
            violations.add(row + " has an execution without start, end or exit code");
        }
        if (ledger.accepted().getOrDefault(row.execution(), kindOf(row)) == Kind.MARKED) {
            checkMarked(row, harms, violations);
        } else {
            checkBatch(row, harms, violations);
        }
        if (!ledger.isDeleted(row.execution()) && !harms.contains(Harm.FOLDER_DELETED)) {
            checkLog(row, violations);
        }
    }

    /** Of launches nobody heard the answer of. */
    private static Kind kindOf(Row row) {
        return row.launchId().startsWith("batch") ? Kind.BATCH : Kind.MARKED;
    }

    private void checkMarked(Row row, Set<Harm> harms, List<String> violations) {
        MarkedProgram.Marks marks = program.of(row.execution());
        if (marks.starts() > 1) {
            violations.add(row + " ran %d times".formatted(marks.starts()));
        }
        if (row.executionExitCode() != null && row.executionExitCode() != row.exitCode()) {
            violations.add(row + " but its execution has " + row.executionExitCode());
        }
        if (row.exitCode() != 0 && row.errorMessage().equals("null")) {
            violations.add(row + " but its execution has no error message");
        }
        boolean asItMeant = marks.ends().equals(List.of(row.exitCode()));
        boolean killed =
                row.exitCode() == 137 && harms.contains(Harm.PROGRAM_KILLED) && marks.starts() <= 1;
        boolean isTrue =
                switch (row.state()) {
                    case "SUCCEEDED" -> row.exitCode() == 0 && asItMeant;
                    case "FAILED" -> row.exitCode() != 0 && (asItMeant || killed);
                    case "STOPPED" -> row.stopRequested();
                    case "CANCELLED" -> row.stopRequested() && marks.starts() == 0;
                    case "LOST" ->
                            row.exitCode() == NO_EXIT_CODE
                                    && (harms.contains(Harm.SUPERVISOR_KILLED)
                                            || harms.contains(Harm.FOLDER_DELETED)
                                            || harms.contains(Harm.MACHINE_RESTARTED));
                    default -> false;
                };
        if (!isTrue) {
            violations.add(row + " is not the truth: " + marks + ", " + harms);
        }
    }

    private void checkBatch(Row row, Set<Harm> harms, List<String> violations) {
        boolean isTrue =
                switch (row.state()) {
                    case "SUCCEEDED" -> row.exitCode() == 0;
                    case "FAILED" ->
                            ledger.isToFail(row.execution(), row.exitCode())
                                    || (row.exitCode() == 137
                                            ? harms.contains(Harm.PROGRAM_KILLED)
                                            : row.exitCode() == 1 && ledger.isDatabaseHarmed());
                    case "STOPPED", "CANCELLED" -> row.stopRequested();
                    case "LOST" -> harms.contains(Harm.SUPERVISOR_KILLED);
                    default -> false;
                };
        if (!isTrue) {
            violations.add(row + " is not the truth: " + harms);
        }
        long starts =
                log(row).stream().flatMap(String::lines).filter(Truth::isStartOfBatch).count();
        if (starts > 1) {
            violations.add(row + " ran %d times".formatted(starts));
        }
    }

    private static boolean isStartOfBatch(String line) {
        return line.contains("Starting Boot3Application");
    }

    private void checkLog(Row row, List<String> violations) {
        List<String> logs = log(row);
        boolean started = program.of(row.execution()).starts() > 0;
        if (started && logs.isEmpty()) {
            violations.add(row + " has no log");
        }
        if (started
                && logs.stream()
                        .noneMatch(log -> log.contains(MarkedProgram.firstLine(row.execution())))) {
            violations.add(row + " has a log without its first line");
        }
    }

    private List<String> log(Row row) {
        return homes.stream()
                .map(home -> home.resolve("runs").resolve(row.launchId()).resolve("stdout.log"))
                .filter(Files::exists)
                .map(Truth::content)
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Jobs and steps have ended like the runs they belong to. */
    private void checkJobs(SchemaTarget target, List<String> violations) {
        String sql =
                """
                select j.JOB_EXECUTION_ID, j.STATUS, j.END_TIME, r.state, r.task_execution_id,
                    (select count(*) from %2$sSTEP_EXECUTION s
                        where s.JOB_EXECUTION_ID = j.JOB_EXECUTION_ID
                            and (s.STATUS in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                                or s.END_TIME is null)) as open_steps
                from %2$sJOB_EXECUTION j
                left join %1$sTASK_BATCH b on b.JOB_EXECUTION_ID = j.JOB_EXECUTION_ID
                left join task_run r on r.task_execution_id = b.TASK_EXECUTION_ID
                    and r.schema_target = :target
                """
                        .formatted(target.taskPrefix(), target.batchPrefix());
        Map<Long, Integer> jobsOfRuns = new HashMap<>();
        jdbc.sql(sql)
                .param("target", target.wireName())
                .query(
                        row -> {
                            String job =
                                    "Job execution %s-%d, %s, of run %d, %s,"
                                            .formatted(
                                                    target,
                                                    row.getLong(1),
                                                    row.getString(2),
                                                    row.getLong(5),
                                                    row.getString(4));
                            String status = row.getString(2);
                            if (row.getTimestamp(3) == null
                                    || Set.of("STARTING", "STARTED", "STOPPING", "UNKNOWN")
                                            .contains(status)) {
                                violations.add(job + " has not ended");
                            }
                            if (row.getInt("open_steps") > 0) {
                                violations.add(job + " has steps that have not ended");
                            }
                            if ("SUCCEEDED".equals(row.getString(4))
                                    && !"COMPLETED".equals(status)) {
                                violations.add(job + " does not agree with its run");
                            }
                            if (row.getObject(5) != null
                                    && jobsOfRuns.merge(row.getLong(5), 1, Integer::sum) > 1) {
                                violations.add(job + " is not the only one of the run");
                            }
                        });
    }

    /**
     * Programs work in their run's folder, so it shows where each belongs. What a killed program started
     * is given the moment it needs to end.
     */
    private List<String> processesLeft() {
        try {
            Awaitility.await("the end of all programs")
                    .atMost(LONGEST_ORPHAN)
                    .until(() -> processes().isEmpty());
        } catch (ConditionTimeoutException left) {
            return processes();
        }
        return List.of();
    }

    private List<String> processes() {
        List<Path> runs = homes.stream().map(home -> home.resolve("runs")).toList();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> isIn(process, runs))
                    .map(process -> "Process %d still runs".formatted(process.pid()))
                    .toList();
        }
    }

    private static boolean isIn(ProcessHandle process, List<Path> folders) {
        try {
            Path directory =
                    Files.readSymbolicLink(Path.of("/proc/%d/cwd".formatted(process.pid())));
            return folders.stream().anyMatch(directory::startsWith);
        } catch (IOException endedOrForbidden) {
            return false;
        }
    }
}
