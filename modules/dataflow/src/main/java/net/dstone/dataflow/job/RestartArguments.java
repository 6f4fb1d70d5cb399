package net.dstone.dataflow.job;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dstone.dataflow.launch.AddedArguments;

/** The command line that makes an application run the same job instance again. */
final class RestartArguments {

    /** {@code name=…}, {@code -name=…} or {@code name(type)=…}; option arguments are none. */
    private static final Pattern JOB_PARAMETER =
            Pattern.compile("(?!--)[+-]?([^=]+?)(\\([a-z]+\\))?=.*", Pattern.DOTALL);

    private RestartArguments() {}

    /**
     * The arguments of the launch, without what the next launch gets anyway, and the job parameters that
     * are not among them.
     *
     * @param recorded the arguments the task wrote down when it started
     * @throws JobNotRestartableException when an identifying parameter cannot be written on a command line,
     *     so that a launch would begin another instance instead
     */
    static List<String> of(JobExecution execution, List<String> recorded) {
        List<String> arguments = new ArrayList<>(AddedArguments.removedFrom(recorded));
        Set<String> given =
                arguments.stream()
                        .map(JOB_PARAMETER::matcher)
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .collect(Collectors.toSet());
        for (JobParameter parameter : execution.parameters()) {
            if (!given.contains(parameter.name())) {
                arguments.add(argument(execution, parameter));
            }
        }
        return List.copyOf(arguments);
    }

    private static String argument(JobExecution execution, JobParameter parameter) {
        return execution.schema().generation() == 4
                ? batch4(execution, parameter)
                : batch5(execution, parameter);
    }

    private static String batch4(JobExecution execution, JobParameter parameter) {
        if (parameter.value() instanceof Instant instant && !isMidnight(instant)) {
            throw inexpressible(execution, parameter, "Spring Batch 4 reads only whole days");
        }
        return "%s%s(%s)=%s"
                .formatted(
                        parameter.identifying() ? "" : "-",
                        parameter.name(),
                        parameter.type().name().toLowerCase(Locale.ROOT),
                        parameter.text());
    }

    private static String batch5(JobExecution execution, JobParameter parameter) {
        if (parameter.text().contains(",")) {
            throw inexpressible(execution, parameter, "a comma ends a value there");
        }
        return "%s=%s,%s%s"
                .formatted(
                        parameter.name(),
                        parameter.text(),
                        parameter.className(),
                        parameter.identifying() ? "" : ",false");
    }

    private static boolean isMidnight(Instant instant) {
        return instant.atZone(ZoneId.systemDefault()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static JobNotRestartableException inexpressible(
            JobExecution execution, JobParameter parameter, String why) {
        return new JobNotRestartableException(
                execution.id(),
                "its parameter '%s' cannot be passed on a command line, as %s"
                        .formatted(parameter.name(), why));
    }
}
