package net.dstone.dataflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogPartsTest {

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of(null, 10L, Optional.of(new LogSlice(0, 10, 10))),
                Arguments.of("bytes=2-4", 10L, Optional.of(new LogSlice(2, 5, 10))),
                Arguments.of("bytes=2-", 10L, Optional.of(new LogSlice(2, 10, 10))),
                Arguments.of("bytes=-3", 10L, Optional.of(new LogSlice(7, 10, 10))),
                Arguments.of("bytes=-30", 10L, Optional.of(new LogSlice(0, 10, 10))),
                Arguments.of("bytes=8-99", 10L, Optional.of(new LogSlice(8, 10, 10))),
                Arguments.of("bytes=10-", 10L, Optional.empty()),
                Arguments.of("bytes=0-", 0L, Optional.empty()),
                Arguments.of("bytes=0-1,4-5", 10L, Optional.of(new LogSlice(0, 10, 10))),
                Arguments.of("lines=1-2", 10L, Optional.of(new LogSlice(0, 10, 10))));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void aRangeIsReadAsHttpSays(String header, long size, Optional<LogSlice> expected) {
        assertThat(LogSlice.ofRange(header, size)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a/b/c/|2|b/c/", "a/b/c|2|b/c", "a/b/|9|a/b/", "a/b/|0|''", "//|1|/", "a|1|a"})
    void theTailIsTheLastLinesWhetherOrNotTheLastOneIsEnded(String text, int lines, String expected)
            throws IOException {
        assertThat(tail(text.replace('/', '\n'), lines)).isEqualTo(expected.replace('/', '\n'));
    }

    @Test
    void theTailOfALongLogIsFoundFarFromTheEnd() throws IOException {
        String longLine = "x".repeat(100_000);
        assertThat(tail("first\n" + longLine + "\nsecond\n" + longLine + "\nthird\n", 3))
                .isEqualTo("second\n" + longLine + "\nthird\n");
    }

    private static String tail(String text, int lines) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LaunchLog log = logOf(bytes);
        LogSlice slice = LogSlice.ofLastLines(log, LogStream.STDOUT, bytes.length, lines);
        return new String(
                Arrays.copyOfRange(bytes, (int) slice.from(), (int) slice.to()),
                StandardCharsets.UTF_8);
    }

    private static LaunchLog logOf(byte[] bytes) {
        return new LaunchLog() {
            @Override
            public long size(LogStream stream) {
                return bytes.length;
            }

            @Override
            public InputStream open(LogStream stream, long offset) {
                return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
            }
        };
    }

    @Test
    void aStreamThatCannotBeOpenedLeavesTheOtherClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        LaunchLog log =
                new LaunchLog() {
                    @Override
                    public long size(LogStream stream) {
                        return 1;
                    }

                    @Override
                    public InputStream open(LogStream stream, long offset) throws IOException {
                        if (stream == LogStream.STDOUT) {
                            throw new IOException("gone");
                        }
                        return new ByteArrayInputStream(new byte[1]) {
                            @Override
                            public void close() {
                                closed.set(true);
                            }
                        };
                    }
                };
        assertThatThrownBy(() -> LogController.bothStreams(log)).hasMessage("gone");
        assertThat(closed).isTrue();
    }

    static Stream<Arguments> cuts() {
        byte[] korean = "ab한".getBytes(StandardCharsets.UTF_8);
        byte[] emoji = "a😀".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(korean, 5),
                Arguments.of(Arrays.copyOf(korean, 4), 2),
                Arguments.of(Arrays.copyOf(korean, 3), 2),
                Arguments.of(emoji, 5),
                Arguments.of(Arrays.copyOf(emoji, 4), 1),
                Arguments.of(Arrays.copyOf(emoji, 2), 1),
                Arguments.of(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80}, 4),
                Arguments.of(new byte[0], 0));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void noCharacterIsTorn(byte[] bytes, int whole) {
        assertThat(Utf8.wholeLength(bytes)).isEqualTo(whole);
    }
}
