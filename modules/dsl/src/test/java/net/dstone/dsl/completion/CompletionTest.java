package net.dstone.dsl.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.dstone.dsl.AppType;
import net.dstone.dsl.Table;
import net.dstone.dsl.completion.AppCatalog.App;
import net.dstone.dsl.completion.AppCatalog.Option;
import net.dstone.dsl.completion.AppCatalog.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionTest {

    private static final App TIME = new App(AppType.SOURCE, "time");
    private static final App LOG = new App(AppType.SINK, "log");
    private static final App TIMESTAMP = new App(AppType.TASK, "timestamp");

    private final Completion completion =
            new Completion(
                    new FakeAppCatalog(
                            List.of(
                                    LOG,
                                    new App(AppType.PROCESSOR, "pass"),
                                    TIME,
                                    new App(AppType.APP, "timer"),
                                    TIMESTAMP,
                                    new App(AppType.TASK, "import")),
                            Map.of(
                                    TIME,
                                    List.of(
                                            visible(
                                                    "time.date-format",
                                                    "date-format",
                                                    "Format of the date."),
                                            visible("server.port", "port", "Server HTTP port."),
                                            new Option(
                                                    "spring.main.banner",
                                                    "banner",
                                                    false,
                                                    "Banner.",
                                                    List.of())),
                                    LOG,
                                    List.of(
                                            new Option(
                                                    "log.level",
                                                    "level",
                                                    true,
                                                    "Level.",
                                                    List.of(
                                                            new Value("WARN", null),
                                                            new Value("WARN IF", "Sometimes."),
                                                            new Value("ERROR", null)))),
                                    TIMESTAMP,
                                    List.of(visible("timestamp.format", "format", "Format.")))));

    private static Option visible(String id, String name, String description) {
        return new Option(id, name, true, description, List.of());
    }

    /** The proposals, one after the other, with {@code #} before an explanation. */
    private static String list(List<Proposal> proposals) {
        return String.join(
                "; ",
                proposals.stream()
                        .map(
                                proposal ->
                                        proposal.explanation() == null
                                                ? proposal.text()
                                                : proposal.text() + " # " + proposal.explanation())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource
    void continuesStreams(String start, String proposals) {
        assertThat(list(completion.stream(start, 1))).isEqualTo(proposals);
    }

    static Stream<Arguments> continuesStreams() {
        return Table.of(
                """
                ti => time; timer
                lo =>
                x = ti => x = time; x = timer
                a: ti => a: time; a: timer
                time | => time | log # Continue stream definition with a sink; time | pass # Continue stream definition with a processor
                time |  => time | log # Continue stream definition with a sink; time | pass # Continue stream definition with a processor
                time | l => time | log
                time | pass | l: l => time | pass | l: log
                :foo > => :foo > log # Continue stream definition with a sink; :foo > pass # Continue stream definition with a processor
                :foo > p => :foo > pass
                timer || t => timer || timer
                time -- => time --date-format= # Format of the date.; time --port= # Server HTTP port.
                time - => time --date-format= # Format of the date.; time --port= # Server HTTP port.
                time --p => time --port= # Server HTTP port.
                time --port=1 -- => time --port=1 --date-format= # Format of the date.
                time --server.port=1 --p =>
                time | log -- => time | log --level= # Level.
                time | log --level= => time | log --level=WARN; time | log --level='WARN IF' # Sometimes.; time | log --level=ERROR
                time | log --level=W => time | log --level=WARN; time | log --level='WARN IF' # Sometimes.
                time | log --log.level=E => time | log --log.level=ERROR
                time | log  => time | log --level= # Level.
                time --unknown= =>
                time > =>
                time | | =>
                log -- =>
                time --x='a =>
                time --port= b =>
                time & =>
                """);
    }

    @Test
    void aCompleteApplicationGetsItsOptionsAndWhatItCanBePipedInto() {
        String expected =
                "time --date-format= # Format of the date.; time --port= # Server HTTP port.;"
                        + " time | log # Continue stream definition with a sink;"
                        + " time | pass # Continue stream definition with a processor";

        assertThat(list(completion.stream("time ", 1))).isEqualTo(expected);
        assertThat(list(completion.stream("time", 1))).isEqualTo("timer; " + expected);
    }

    @Test
    void aStreamStartsWithASourceOrAnUnboundApplication() {
        assertThat(list(completion.stream("", 1)))
                .isEqualTo("time # Choose a source app; timer # Choose an unbound app");
    }

    @Test
    void moreDetailAddsAllOptionsByTheirFullNames() {
        assertThat(completion.stream("time --", 2))
                .extracting(Proposal::text)
                .containsExactly(
                        "time --date-format=",
                        "time --port=",
                        "time --time.date-format=",
                        "time --server.port=",
                        "time --spring.main.banner=");
        assertThat(completion.stream("time --spring.m", 2))
                .extracting(Proposal::text)
                .containsExactly("time --spring.main.banner=");
        assertThat(completion.stream("time --spring.m", 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void continuesTasks(String start, String proposals) {
        assertThat(list(completion.task(start, 1))).isEqualTo(proposals);
    }

    static Stream<Arguments> continuesTasks() {
        return Table.of(
                """
                t => timestamp
                x = t =>
                timestamp -- => timestamp --format= # Format.
                timestamp  => timestamp --format= # Format.
                timestamp --f => timestamp --format= # Format.
                import && t => import && timestamp
                import && => import && timestamp # Choose a task app; import && import # Choose a task app
                <import || t => <import || timestamp
                <import || a: timestamp -- => <import || a: timestamp --format= # Format.
                import 'F'->i => import 'F'->import
                import 0->i:t => import 0->i:timestamp
                import > t =>
                import && && t =>
                """);
    }

    @Test
    void aTaskStartsWithAnyTaskApplication() {
        assertThat(list(completion.task("", 1)))
                .isEqualTo("timestamp # Choose a task app; import # Choose a task app");
    }

    @Test
    void anApplicationRegisteredTwiceIsProposedTwice() {
        Completion twice =
                new Completion(new FakeAppCatalog(List.of(TIMESTAMP, TIMESTAMP), Map.of()));

        assertThat(list(twice.task("t", 1))).isEqualTo("timestamp; timestamp");
    }

    private record FakeAppCatalog(List<App> apps, Map<App, List<Option>> options)
            implements AppCatalog {

        @Override
        public List<Option> options(App app) {
            return options.getOrDefault(app, List.of());
        }
    }
}
