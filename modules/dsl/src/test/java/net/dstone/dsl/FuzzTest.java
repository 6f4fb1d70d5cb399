package net.dstone.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import net.dstone.dsl.completion.AppCatalog;
import net.dstone.dsl.completion.Completion;
import net.dstone.dsl.graph.Graph;
import net.dstone.dsl.graph.Link;
import net.dstone.dsl.graph.Node;
import net.dstone.dsl.stream.StreamDefinition;
import net.dstone.dsl.task.TaskDefinition;
import org.junit.jupiter.api.Test;

/** Random input, the same at every run: whatever comes in, only the language's own exception comes out. */
class FuzzTest {

    private static final int TEXTS = 30_000;
    private static final int GRAPHS = 20_000;
    private static final int LONGEST_TEXT = 14;
    private static final long SEED = 20_260_101;

    private static final List<String> FRAGMENTS =
            List.of(
                    "a", "b", "c1", "$END", "-", "--", "->", "&&", "||", "|", "&", "=", ";", ".",
                    "<", ">", "(", ")", ":", "/", "#", "*", "@", "\\", "'", "\"", " ", " ", " ",
                    "\n", "\t", "\r", "\0", "é", "漢", "\ud83d", "--x=", "--x=1", " 0->", "'F'->",
                    "x: ", ":x", " && ", " || ", " | ", " > ");

    private final Random random = new Random(SEED);

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(LONGEST_TEXT + 1);
        for (int part = 0; part < length; part++) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    /** How many of the texts were understood, so that a run in which none is cannot pass unnoticed. */
    private int understood(Consumer<String> reader) {
        int understood = 0;
        for (int run = 0; run < TEXTS; run++) {
            String text = text();
            try {
                reader.accept(text);
                understood++;
            } catch (DslException problem) {
                assertThat(problem.problems()).as(text).isNotEmpty();
                assertThat(problem.position()).as(text).isBetween(0, text.length());
                assertThat(problem.getMessage()).as(text).startsWith(problem.code() + "E:");
            } catch (RuntimeException other) {
                throw new AssertionError("Input: " + text, other);
            }
        }
        return understood;
    }

    @Test
    void streamsAreReadOrRefused() {
        int understood =
                understood(
                        text -> {
                            StreamDefinition stream = StreamDefinition.parse(text);
                            StreamDefinition again =
                                    StreamDefinition.parse(
                                            stream.name() == null ? "s" : stream.name(),
                                            stream.text());
                            assertThat(again.text()).isEqualTo(stream.text());
                        });

        assertThat(understood).isGreaterThan(TEXTS / 1000);
    }

    @Test
    void tasksAreReadOrRefused() {
        int understood =
                understood(
                        text -> {
                            TaskDefinition task = TaskDefinition.parse("t", text);
                            assertThat(TaskDefinition.parse("t", task.text())).isEqualTo(task);
                        });

        assertThat(understood).isGreaterThan(TEXTS / 1000);
    }

    @Test
    void completionNeverFails() {
        Completion completion = new Completion(new OneAppOfEachType());
        int proposed = 0;
        for (int run = 0; run < TEXTS; run++) {
            String text = text();
            proposed += completion.stream(text, 2).size();
            proposed += completion.task(text, 1).size();
        }

        assertThat(proposed).isGreaterThan(TEXTS / 1000);
    }

    @Test
    void graphsAreWrittenOrRefused() {
        int written = 0;
        for (int run = 0; run < GRAPHS; run++) {
            Graph graph = graph();
            try {
                String text = graph.text();
                written++;
                if (!text.isEmpty()) {
                    Graph.of(TaskDefinition.parse("t", text));
                }
            } catch (DslException problem) {
                assertThat(problem.problems()).isNotEmpty();
            } catch (RuntimeException other) {
                throw new AssertionError("Input: " + graph, other);
            }
        }

        assertThat(written).isGreaterThan(GRAPHS / 1000);
    }

    private Graph graph() {
        int size = 3 + random.nextInt(5);
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("0", "START", null, null));
        for (int id = 1; id < size - 1; id++) {
            String name = random.nextInt(8) == 0 ? "SYNC" : "n" + id;
            Map<String, String> label =
                    random.nextInt(4) == 0 ? Map.of("label", "l" + id) : Map.of();
            nodes.add(new Node(Integer.toString(id), name, null, label));
        }
        nodes.add(new Node(Integer.toString(size - 1), "END", null, null));
        List<Link> links = new ArrayList<>();
        for (int from = 0; from < size - 1; from++) {
            for (int count = random.nextInt(3); count >= 0; count--) {
                boolean transition = from > 0 && random.nextInt(3) == 0;
                int to =
                        transition
                                ? random.nextInt(size)
                                : from + 1 + random.nextInt(Math.min(2, size - from - 1));
                links.add(
                        new Link(
                                Integer.toString(from),
                                Integer.toString(to),
                                transition ? Map.of("transitionName", "s" + count) : null));
            }
        }
        return new Graph(nodes, links);
    }

    private static final class OneAppOfEachType implements AppCatalog {

        @Override
        public List<App> apps() {
            return Arrays.stream(AppType.values()).map(type -> new App(type, "a")).toList();
        }

        @Override
        public List<Option> options(App app) {
            return List.of(new Option("some.x", "x", true, null, List.of(new Value("1", null))));
        }
    }
}
