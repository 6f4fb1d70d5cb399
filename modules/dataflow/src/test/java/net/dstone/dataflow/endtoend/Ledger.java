package net.dstone.dataflow.endtoend;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.dstone.dataflow.endtoend.Api.Execution;

/** What a test asked for and what harm it did, for {@link Truth} to compare with what the server says. */
final class Ledger {

    /** What was done to one launch. */
    enum Harm {
        PROGRAM_KILLED,
        SUPERVISOR_KILLED,
        FOLDER_DELETED,
        MACHINE_RESTARTED
    }

    /** What a launch runs. */
    enum Kind {
        /** A {@link MarkedProgram}. */
        MARKED,
        /** A real program with Spring Batch. */
        BATCH
    }

    private final Map<Execution, Kind> accepted = new ConcurrentHashMap<>();
    private final Map<Execution, Integer> failures = new ConcurrentHashMap<>();
    private final Set<Execution> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Harm>> harms = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean databaseHarmed;

    void accepted(Execution execution, Kind kind) {
        accepted.put(execution, kind);
    }

    /** A {@link Kind#BATCH} program that was made to fail with this exit code. */
    void willFail(Execution execution, int exitCode) {
        failures.put(execution, exitCode);
    }

    boolean isToFail(Execution execution, int exitCode) {
        return Integer.valueOf(exitCode).equals(failures.get(execution));
    }

    /** A launch was asked for and nobody knows whether it was accepted. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    /** A deletion was asked for, so from now on the execution may be there or not. */
    void deleted(Execution execution) {
        deleted.add(execution);
    }

    /** To be noted before it is done: it may show at once. */
    void harmed(String launchId, Harm harm) {
        harms.computeIfAbsent(launchId, id -> ConcurrentHashMap.newKeySet()).add(harm);
    }

    /** Programs that were connected to the database may fail of it. */
    void databaseHarmed() {
        databaseHarmed = true;
    }

    Map<Execution, Kind> accepted() {
        return Map.copyOf(accepted);
    }

    boolean isDeleted(Execution execution) {
        return deleted.contains(execution);
    }

    Set<Harm> harms(String launchId) {
        return harms.getOrDefault(launchId, Set.of());
    }

    int unansweredCount() {
        return unanswered.get();
    }

    boolean isDatabaseHarmed() {
        return databaseHarmed;
    }
}
