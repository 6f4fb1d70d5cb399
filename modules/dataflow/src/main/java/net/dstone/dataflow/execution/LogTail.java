package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.log.TaskLogs;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sizes and ends of logs, for the overview of an execution, which a log that is gone must not hide. */
@Component
class LogTail {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);

    private final TaskLogs logs;

    LogTail(TaskLogs logs) {
        this.logs = logs;
    }

    /**
     * @param problem for people: why there is no log; null when there is one
     */
    @Schema(name = "LogSizes")
    record Sizes(long stdoutBytes, long stderrBytes, @Nullable String problem) {}

    Sizes sizes(@Nullable String externalExecutionId, Locale language) {
        if (externalExecutionId == null) {
            return new Sizes(0, 0, Sentence.of("log.elsewhere").in(language));
        }
        try {
            Optional<LaunchLog> found = logs.find(externalExecutionId).flatMap(TaskLogs.Place::log);
            return found.isEmpty()
                    ? new Sizes(0, 0, Sentence.of("log.none").in(language))
                    : new Sizes(
                            found.get().size(LogStream.STDOUT),
                            found.get().size(LogStream.STDERR),
                            null);
        } catch (IOException | RuntimeException exception) {
            log.warn("The log of {} cannot be looked at", externalExecutionId, exception);
            return new Sizes(
                    0,
                    0,
                    Sentence.of("log.unreadable", String.valueOf(exception.getMessage()))
                            .in(language));
        }
    }

    /** The last {@value FailureCause#TAIL} bytes; empty when there is no log. */
    String read(@Nullable String externalExecutionId, LogStream stream) {
        if (externalExecutionId == null) {
            return "";
        }
        try {
            Optional<LaunchLog> found = logs.find(externalExecutionId).flatMap(TaskLogs.Place::log);
            if (found.isEmpty()) {
                return "";
            }
            long from = Math.max(0, found.get().size(stream) - FailureCause.TAIL);
            try (InputStream content = found.get().open(stream, from)) {
                return new String(content.readNBytes(FailureCause.TAIL), StandardCharsets.UTF_8);
            }
        } catch (IOException | RuntimeException exception) {
            log.warn("The end of the log of {} cannot be read", externalExecutionId, exception);
            return "";
        }
    }
}
