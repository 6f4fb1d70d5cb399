package net.dstone.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link TaskLauncher} promises. A platform's test extends this class, hands out its
 * launcher and says which programs do what is needed; it closes its launchers itself.
 */
public abstract class TaskLauncherContract {

    /** How long a change on the platform may take before a test gives up. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Listeners are only hints, so between two of them status is asked this often. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** The launcher under test, the same one during one test. */
    protected abstract TaskLauncher launcher();

    /** A new launcher over the same place, as after a restart of the server. */
    protected abstract TaskLauncher successor();

    protected abstract TaskLaunchRequest exitsWith(LaunchId id, int exitCode);

    /** Prints the texts as they are, then ends with 0. */
    protected abstract TaskLaunchRequest prints(LaunchId id, String stdout, String stderr);

    /** Prints the text to stdout and then runs until it is cancelled. */
    protected abstract TaskLaunchRequest printsAndRuns(LaunchId id, String stdout);

    /** Starts another process and runs until it is cancelled; the other one ignores polite signals. */
    protected abstract TaskLaunchRequest startsAnotherAndRuns(LaunchId id);

    /** Whether any process of the launch runs, the program's own or one that it started. */
    protected abstract boolean anythingRuns(LaunchId id);

    /** A request that the platform has to refuse. */
    protected abstract TaskLaunchRequest cannotStart(LaunchId id);

    protected static LaunchId newId() {
        return new LaunchId("contract-" + UUID.randomUUID());
    }

    @Test
    void aLaunchNobodyAskedForIsUnknown() {
        LaunchId id = newId();

        assertThat(launcher().status(id)).isEqualTo(new TaskStatus.Unknown());
        assertThat(launcher().log(id)).isEmpty();
        assertThat(launcher().times(id)).isEmpty();
    }

    @Test
    void aPlatformThatLaunchesHasNoProblem() {
        assertThat(launcher().problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 137, 143, 255})
    void aProgramEndsWithItsTrueExitCode(int exitCode) {
        LaunchId id = newId();

        launcher().launch(exitsWith(id, exitCode));

        assertThat(awaitExit(launcher(), id).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aProgramThatHasNotEndedIsRunning() {
        LaunchId id = newId();

        launcher().launch(printsAndRuns(id, "working\n"));

        assertThat(await(launcher(), id, TaskStatus.Running.class::isInstance).isFinal()).isFalse();
        endForTest(id);
    }

    @Test
    void aLaunchThatTheCallerRepeatsRunsOnce() {
        LaunchId id = newId();
        launcher().launch(prints(id, "once\n", ""));
        launcher().launch(prints(id, "once\n", ""));
        TaskStatus.Exited exited = awaitExit(launcher(), id);

        launcher().launch(prints(id, "once\n", ""));

        assertThat(launcher().status(id)).isEqualTo(exited);
        assertThat(text(launcher(), id, LogStream.STDOUT, 0)).isEqualTo("once\n");
    }

    @Test
    void aRefusedLaunchLeavesNothingBehind() {
        LaunchId id = newId();

        assertThatThrownBy(() -> launcher().launch(cannotStart(id)))
                .isInstanceOf(LaunchException.class);

        assertThat(launcher().status(id)).isEqualTo(new TaskStatus.Unknown());
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void aPreviewStartsNothingAndTheLaunchMayFollow() {
        LaunchId id = newId();

        launcher().preview(prints(id, "launched\n", ""));

        assertThat(launcher().status(id)).isEqualTo(new TaskStatus.Unknown());
        assertThat(launcher().log(id)).isEmpty();
        assertThat(anythingRuns(id)).isFalse();
        launcher().launch(prints(id, "launched\n", ""));
        awaitExit(launcher(), id);
        assertThat(text(launcher(), id, LogStream.STDOUT, 0)).isEqualTo("launched\n");
    }

    @Test
    void whatCannotBeLaunchedHasNoPreview() {
        assertThatThrownBy(() -> launcher().preview(cannotStart(newId())))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void aCancelledProgramEnds() {
        LaunchId id = newId();
        launcher().launch(printsAndRuns(id, "working\n"));
        await(launcher(), id, TaskStatus.Running.class::isInstance);

        launcher().cancel(id);
        launcher().cancel(id);

        assertThat(awaitFinal(launcher(), id)).isInstanceOf(TaskStatus.Exited.class);
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void aLaunchCancelledAtOnceDoesNotGoOnRunning() {
        LaunchId id = newId();
        launcher().launch(printsAndRuns(id, "working\n"));

        launcher().cancel(id);

        await(
                launcher(),
                id,
                status -> status.isFinal() || status.equals(new TaskStatus.Unknown()));
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void cancelEndsWhatTheProgramStarted() {
        LaunchId id = newId();
        launcher().launch(startsAnotherAndRuns(id));
        await(launcher(), id, TaskStatus.Running.class::isInstance);

        launcher().cancel(id);

        awaitFinal(launcher(), id);
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void cancellingAFinishedLaunchChangesNothing() {
        LaunchId id = newId();
        launcher().launch(exitsWith(id, 3));
        TaskStatus.Exited exited = awaitExit(launcher(), id);

        launcher().cancel(id);

        assertThat(launcher().status(id)).isEqualTo(exited);
    }

    @Test
    void cancellingAnUnknownLaunchDoesNothing() {
        LaunchId id = newId();

        launcher().cancel(id);

        assertThat(launcher().status(id)).isEqualTo(new TaskStatus.Unknown());
    }

    @Test
    void bothStreamsAreKeptApartAndReadFromAnyOffset() throws IOException {
        LaunchId id = newId();
        launcher().launch(prints(id, "한글 out\nsecond\n", "problem\n"));
        awaitExit(launcher(), id);

        assertThat(text(launcher(), id, LogStream.STDOUT, 0)).isEqualTo("한글 out\nsecond\n");
        assertThat(text(launcher(), id, LogStream.STDERR, 0)).isEqualTo("problem\n");
        long size = launcher().log(id).orElseThrow().size(LogStream.STDOUT);
        assertThat(size).isEqualTo("한글 out\nsecond\n".getBytes(StandardCharsets.UTF_8).length);
        assertThat(text(launcher(), id, LogStream.STDOUT, size - 7)).isEqualTo("second\n");
        assertThat(text(launcher(), id, LogStream.STDOUT, size)).isEmpty();
        assertThat(text(launcher(), id, LogStream.STDOUT, size + 100)).isEmpty();
    }

    @Test
    void whatARunningProgramPrintedCanBeRead() {
        LaunchId id = newId();
        launcher().launch(printsAndRuns(id, "working\n"));

        await(() -> text(launcher(), id, LogStream.STDOUT, 0).equals("working\n"));

        assertThat(launcher().status(id)).isInstanceOf(TaskStatus.Running.class);
        endForTest(id);
    }

    @Test
    void cleanUpForgetsAFinishedLaunch() {
        LaunchId id = newId();
        launcher().launch(prints(id, "text\n", ""));
        awaitExit(launcher(), id);

        launcher().cleanUp(id);

        assertThat(launcher().status(id)).isEqualTo(new TaskStatus.Unknown());
        assertThat(launcher().log(id)).isEmpty();
    }

    @Test
    void cleanUpLeavesARunningLaunchAlone() {
        LaunchId id = newId();
        launcher().launch(printsAndRuns(id, "working\n"));
        await(() -> text(launcher(), id, LogStream.STDOUT, 0).equals("working\n"));

        launcher().cleanUp(id);
        launcher().cleanUp(newId());

        assertThat(launcher().status(id)).isInstanceOf(TaskStatus.Running.class);
        assertThat(text(launcher(), id, LogStream.STDOUT, 0)).isEqualTo("working\n");
        endForTest(id);
    }

    @Test
    void theListenerIsToldOfTheEnd() throws InterruptedException {
        LaunchId id = newId();
        BlockingQueue<TaskStatus> seen = new LinkedBlockingQueue<>();
        launcher().subscribe(changed -> seen.add(launcher().status(changed)));

        launcher().launch(exitsWith(id, 3));

        Instant deadline = Instant.now().plus(PATIENCE);
        TaskStatus last = new TaskStatus.Unknown();
        while (!last.isFinal() && Instant.now().isBefore(deadline)) {
            TaskStatus next = seen.poll(PATIENCE.toMillis(), MILLISECONDS);
            last = next == null ? last : next;
        }
        assertThat(last).isInstanceOf(TaskStatus.Exited.class);
    }

    @Test
    void theTimesOfALaunchAreInOrder() {
        LaunchId id = newId();
        launcher().launch(exitsWith(id, 0));
        awaitExit(launcher(), id);

        LaunchTimes times = launcher().times(id).orElseThrow();

        assertThat(times.startedAt().orElseThrow()).isAfterOrEqualTo(times.requestedAt());
        assertThat(times.endedAt().orElseThrow()).isAfterOrEqualTo(times.startedAt().orElseThrow());
    }

    @Test
    void aSuccessorKnowsWhatEndedBefore() {
        LaunchId id = newId();
        launcher().launch(prints(id, "text\n", ""));
        TaskStatus.Exited exited = awaitExit(launcher(), id);
        launcher().close();

        TaskLauncher successor = successor();

        assertThat(successor.status(id)).isEqualTo(exited);
        assertThat(text(successor, id, LogStream.STDOUT, 0)).isEqualTo("text\n");
        successor.launch(prints(id, "again\n", ""));
        assertThat(successor.status(id)).isEqualTo(exited);
    }

    @Test
    void aSuccessorTakesOverWhatRuns() throws InterruptedException {
        LaunchId id = newId();
        launcher().launch(printsAndRuns(id, "working\n"));
        TaskStatus running = await(launcher(), id, TaskStatus.Running.class::isInstance);
        launcher().close();

        TaskLauncher successor = successor();
        BlockingQueue<LaunchId> hints = new LinkedBlockingQueue<>();
        successor.subscribe(hints::add);

        assertThat(successor.status(id)).isEqualTo(running);
        successor.launch(printsAndRuns(id, "again\n"));
        successor.cancel(id);
        assertThat(hints.poll(PATIENCE.toMillis(), MILLISECONDS)).isEqualTo(id);
        assertThat(awaitFinal(successor, id)).isInstanceOf(TaskStatus.Exited.class);
        assertThat(text(successor, id, LogStream.STDOUT, 0)).isEqualTo("working\n");
    }

    protected static TaskStatus.Exited awaitExit(TaskLauncher launcher, LaunchId id) {
        TaskStatus status = awaitFinal(launcher, id);
        assertThat(status).isInstanceOf(TaskStatus.Exited.class);
        return (TaskStatus.Exited) status;
    }

    protected static TaskStatus awaitFinal(TaskLauncher launcher, LaunchId id) {
        return await(launcher, id, TaskStatus::isFinal);
    }

    /** The first status that fits, looked at whenever the launcher hints at a change and in between. */
    protected static TaskStatus await(
            TaskLauncher launcher, LaunchId id, Predicate<TaskStatus> wanted) {
        BlockingQueue<LaunchId> hints = new LinkedBlockingQueue<>();
        launcher.subscribe(hints::add);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            TaskStatus status = launcher.status(id);
            if (wanted.test(status)) {
                return status;
            }
            assertThat(Instant.now()).as("%s is still %s", id, status).isBefore(deadline);
            pause(hints);
        }
    }

    /** For facts no launcher hints at, such as text in a log. */
    protected static void await(BooleanSupplier condition) {
        BlockingQueue<LaunchId> noHints = new LinkedBlockingQueue<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("did not happen in time").isBefore(deadline);
            pause(noHints);
        }
    }

    protected static String text(
            TaskLauncher launcher, LaunchId id, LogStream stream, long offset) {
        try (InputStream in = launcher.log(id).orElseThrow().open(stream, offset)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void endForTest(LaunchId id) {
        launcher().cancel(id);
        awaitFinal(launcher(), id);
    }

    private static void pause(BlockingQueue<LaunchId> hints) {
        try {
            hints.poll(MILLIS_BETWEEN_LOOKS, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
