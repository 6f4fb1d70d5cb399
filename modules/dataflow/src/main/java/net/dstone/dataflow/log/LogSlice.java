package net.dstone.dataflow.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * A part of a log that still grows: its size is fixed when the request comes.
 *
 * @param from first byte
 * @param to behind the last byte
 * @param size of the whole stream
 */
record LogSlice(long from, long to, long size) {

    private static final int BLOCK = 64 * 1024;

    static LogSlice from(long offset, long size) {
        return new LogSlice(Math.min(offset, size), size, size);
    }

    long length() {
        return to - from;
    }

    /**
     * What a {@code Range} header asks for. Several ranges, and headers that are none, mean the whole, as
     * HTTP allows.
     *
     * @return empty if the range lies outside of the stream
     */
    static Optional<LogSlice> ofRange(@Nullable String header, long size) {
        Optional<HttpRange> range = parse(header);
        if (range.isEmpty()) {
            return Optional.of(from(0, size));
        }
        if (size == 0) {
            return Optional.empty();
        }
        long start = range.get().getRangeStart(size);
        return start >= size
                ? Optional.empty()
                : Optional.of(new LogSlice(start, range.get().getRangeEnd(size) + 1, size));
    }

    private static Optional<HttpRange> parse(@Nullable String header) {
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
        } catch (IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    /** Whether the header asks for a part and will be answered with one. */
    static boolean isRange(@Nullable String header) {
        return parse(header).isPresent();
    }

    /** The last lines. Reads backwards from the end, so the cost does not grow with the log. */
    static LogSlice ofLastLines(LaunchLog log, LogStream stream, long size, int lines)
            throws IOException {
        if (lines == 0) {
            return from(size, size);
        }
        int breaks = 0;
        for (long end = size; end > 0; end -= BLOCK) {
            long start = Math.max(0, end - BLOCK);
            byte[] block;
            try (InputStream content = log.open(stream, start)) {
                block = content.readNBytes((int) (end - start));
            }
            for (int i = block.length - 1; i >= 0; i--) {
                boolean endsLastLine = start + i == size - 1;
                if (block[i] == '\n' && !endsLastLine && ++breaks == lines) {
                    return from(start + i + 1, size);
                }
            }
        }
        return from(0, size);
    }
}
