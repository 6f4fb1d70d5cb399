package net.dstone.dataflow.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.web.TextAnswer;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tasks printed, whole or in parts. Everything is passed on as it is read: a log may be larger than
 * memory.
 */
@RestController
class LogController {

    private static final String NOT_FOUND =
            "Log could not be retrieved as the task instance is not running.";
    private static final String NO_PLATFORM =
            "Log could not be retrieved.  Verify that deployments are still available.";
    private static final MediaType UTF_8_TEXT =
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType UTF_8_EVENTS =
            new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);
    private static final int LONGEST_TAIL = 100_000;

    private final TaskLogs logs;
    private final LogFollowing following;
    private final JsonMapper json;

    LogController(TaskLogs logs, LogFollowing following, JsonMapper json) {
        this.logs = logs;
        this.following = following;
        this.json = json;
    }

    /** SCDF's form: both streams in one text, as a JSON string for clients that do not ask for plain text. */
    @GetMapping("/tasks/logs/{externalId}")
    void text(
            @PathVariable String externalId,
            @RequestParam(required = false) @Nullable String platformName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        MediaType type = TextAnswer.type(request);
        Optional<TaskLogs.Place> place = logs.find(externalId);
        boolean otherPlatform =
                place.isPresent()
                        && platformName != null
                        && !platformName.equals(place.get().platform().name());
        Optional<LaunchLog> log =
                otherPlatform ? Optional.empty() : place.flatMap(TaskLogs.Place::log);
        boolean plain = type.equalsTypeAndSubtype(UTF_8_TEXT);
        response.setContentType((plain ? UTF_8_TEXT : type).toString());
        OutputStream output = response.getOutputStream();
        if (log.isEmpty()) {
            String sentence = otherPlatform ? NO_PLATFORM : NOT_FOUND;
            write(plain, bytes(sentence), output);
        } else {
            try (InputStream content = bothStreams(log.get())) {
                write(plain, content, output);
            }
        }
    }

    private void write(boolean plain, InputStream content, OutputStream output) throws IOException {
        if (plain) {
            content.transferTo(output);
            return;
        }
        try (JsonGenerator generator = json.createGenerator(output)) {
            generator.writeString(new InputStreamReader(content, StandardCharsets.UTF_8), -1);
        }
    }

    /** The streams one after the other, each under its name; a stream nothing was written to is left out. */
    static InputStream bothStreams(LaunchLog log) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        try {
            for (LogStream stream : List.of(LogStream.STDERR, LogStream.STDOUT)) {
                if (log.size(stream) > 0) {
                    parts.add(bytes(stream.name().toLowerCase(Locale.ROOT) + ":\n"));
                    parts.add(log.open(stream, 0));
                }
            }
        } catch (IOException | RuntimeException exception) {
            for (InputStream part : parts) {
                part.close();
            }
            throw exception;
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One stream, byte by byte as it was written: whole, a {@code Range} of it, from an offset on, or its
     * last lines. {@code X-Log-Offset} says where in the stream the answer begins. {@code HEAD} asks for
     * the size alone.
     */
    @GetMapping("/tasks/logs/{externalId}/content")
    void content(
            @PathVariable String externalId,
            @RequestParam(defaultValue = "stdout") String stream,
            @RequestParam(required = false) @Nullable Long offset,
            @RequestParam(required = false) @Nullable Integer tail,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LogStream wanted = stream(stream);
        Optional<LaunchLog> log = logs.get(externalId).log();
        long size = log.isPresent() ? log.get().size(wanted) : 0;
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(UTF_8_TEXT.toString());
        boolean partial = offset == null && tail == null && LogSlice.isRange(range);
        Optional<LogSlice> slice =
                offset != null || tail != null
                        ? Optional.of(start(log, wanted, offset, tail, size))
                        : LogSlice.ofRange(range, size);
        if (slice.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        LogSlice part = slice.get();
        response.setHeader("X-Log-Offset", Long.toString(part.from()));
        response.setContentLengthLong(part.length());
        if (partial) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes %d-%d/%d".formatted(part.from(), part.to() - 1, size));
        }
        if (log.isPresent() && !HttpMethod.HEAD.matches(request.getMethod())) {
            try (InputStream content = log.get().open(wanted, part.from())) {
                copy(content, response.getOutputStream(), part.length());
            }
        }
    }

    /** The stream as it grows, as server-sent events; see {@link LogFollowing} for their form. */
    @GetMapping("/tasks/logs/{externalId}/follow")
    ResponseEntity<StreamingResponseBody> follow(
            @PathVariable String externalId,
            @RequestParam(defaultValue = "stdout") String stream,
            @RequestParam(required = false) @Nullable Long offset,
            @RequestParam(required = false) @Nullable Integer tail,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LogStream wanted = stream(stream);
        TaskLogs.Place place = logs.get(externalId);
        Optional<LaunchLog> log = place.log();
        long size = log.isPresent() ? log.get().size(wanted) : 0;
        // A client that comes back repeats its parameters, but its place counts.
        long start =
                lastEventId == null
                        ? start(log, wanted, offset, tail, size).from()
                        : start(log, wanted, lastEventId, null, size).from();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(UTF_8_EVENTS)
                        .cacheControl(CacheControl.noStore())
                        // Proxies would otherwise wait for more before they pass anything on.
                        .header("X-Accel-Buffering", "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return answer.build();
        }
        // The stream Spring hands over swallows each flush.
        return answer.body(_ -> following.follow(place, wanted, start, response.getOutputStream()));
    }

    private static LogSlice start(
            Optional<LaunchLog> log,
            LogStream stream,
            @Nullable Long offset,
            @Nullable Integer tail,
            long size)
            throws IOException {
        if (offset != null && offset < 0) {
            throw new InvalidLogRequestException("The offset must not be negative");
        }
        if (tail == null) {
            return LogSlice.from(offset == null ? 0 : offset, size);
        }
        if (offset != null || tail < 0 || tail > LONGEST_TAIL) {
            throw new InvalidLogRequestException(
                    "A tail has 0 to %d lines and no offset".formatted(LONGEST_TAIL));
        }
        return log.isPresent()
                ? LogSlice.ofLastLines(log.get(), stream, size, tail)
                : LogSlice.from(0, size);
    }

    private static LogStream stream(String name) {
        return switch (name) {
            case "stdout" -> LogStream.STDOUT;
            case "stderr" -> LogStream.STDERR;
            default ->
                    throw new InvalidLogRequestException(
                            "There is no stream '%s'; it is stdout or stderr".formatted(name));
        };
    }

    /** No more than the length announced, although the log may have grown meanwhile. */
    private static void copy(InputStream content, OutputStream output, long length)
            throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            output.write(buffer, 0, read);
            left -= read;
        }
    }
}
