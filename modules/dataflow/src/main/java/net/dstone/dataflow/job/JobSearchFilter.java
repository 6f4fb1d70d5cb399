package net.dstone.dataflow.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dstone.dataflow.web.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * Which job executions are looked for; null means any, several conditions must all hold.
 *
 * @param statuses none means any
 * @param job a name, or with {@code *} for any text in it
 * @param from of the creation, right before the start; inclusive
 * @param to exclusive
 * @param text part of a parameter's value as it is shown, in any letter case
 */
record JobSearchFilter(
        Set<BatchStatus> statuses,
        @Nullable String job,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String exitCode,
        @Nullable String text) {

    private static final Instant EARLIEST = Instant.EPOCH;

    /** Databases keep no later year. */
    private static final Instant LATEST =
            LocalDate.of(9999, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    JobSearchFilter {
        statuses = Set.copyOf(statuses);
        job = job == null || job.strip().matches("\\**+") ? null : job.strip();
        exitCode = exitCode == null || exitCode.isBlank() ? null : exitCode.strip();
        text = text == null || text.isEmpty() ? null : text;
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidJobSearchException("'from' must be before 'to'");
        }
        from = from == null ? null : within(from);
        to = to == null ? null : within(to);
    }

    JobSearchFilter ofAnyStatus() {
        return new JobSearchFilter(Set.of(), job, from, to, exitCode, text);
    }

    boolean allows(BatchStatus status) {
        return statuses.isEmpty() || statuses.contains(status);
    }

    /** Whether there is something that no index answers, so that rows have to be looked at. */
    boolean looksAtRows() {
        return job != null || exitCode != null || text != null;
    }

    boolean isByTime() {
        return from != null || to != null;
    }

    /** The name, if it is one and no pattern. */
    @Nullable String exactJob() {
        return job == null || job.contains("*") ? null : job;
    }

    boolean allowsJob(String name) {
        return job == null || NamePattern.of(job).matches(name);
    }

    boolean allowsParameters(List<JobParameter> parameters) {
        if (text == null) {
            return true;
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return parameters.stream()
                .anyMatch(
                        parameter ->
                                parameter.shownText().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Instant within(Instant moment) {
        return moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
    }
}
