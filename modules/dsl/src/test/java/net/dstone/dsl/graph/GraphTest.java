package net.dstone.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;
import net.dstone.dsl.Table;
import net.dstone.dsl.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphTest {

    private static Graph graph(String text) {
        return Graph.of(TaskDefinition.parse("t", text));
    }

    /** {@code name…} in the order of the ids, then the links, a transition as {@code status:from-to}. */
    private static String draw(Graph graph) {
        String nodes = graph.nodes().stream().map(Node::name).collect(Collectors.joining(" "));
        return graph.links().stream()
                .map(
                        link ->
                                link.status().map(status -> status + ":").orElse("")
                                        + link.from()
                                        + "-"
                                        + link.to())
                .collect(Collectors.joining(" ", nodes + " ", ""));
    }

    @ParameterizedTest
    @MethodSource
    void draws(String text, String drawing) {
        assertThat(draw(graph(text))).isEqualTo(drawing);
    }

    static Stream<Arguments> draws() {
        return Table.of(
                """
                a && b => START a b END 0-1 1-2 2-3
                <a || b> && c => START a b c END 0-1 0-2 1-3 2-3 3-4
                <aa || bb> && <cc || dd> => START aa bb SYNC cc dd END 0-1 0-2 1-3 2-3 3-4 3-5 4-6 5-6
                <a && b || c> && d => START a b c d END 0-1 1-2 0-3 2-4 3-4 4-5
                a 'FAILED'->b && c => START a b c END 0-1 FAILED:1-2 1-3 3-4 2-4
                a 0->b 1->c => START a b c END 0-1 0:1-2 1:1-3 1-4 2-4 3-4
                a 0->$END 1->$FAIL => START a $END $FAIL END 0-1 0:1-2 1:1-3 1-4
                <a 'F'->b || c> && d => START a b c d END 0-1 F:1-2 0-3 1-4 2-4 3-4 4-5
                a 0->b && c 1->d && e => START a b c d e END 0-1 0:1-2 1-3 1:3-4 3-5 5-6 2-6 4-6
                <a || b> && c 'X' -> d => START a b c d END 0-1 0-2 1-3 2-3 X:3-4 3-5 4-5
                <a || b> && c && <d || e> => START a b c d e END 0-1 0-2 1-3 2-3 3-4 3-5 4-6 5-6
                x: a 0->:y && y: b 0->:x => START a b END 0-1 0:1-2 1-2 0:2-1 2-3
                a 0->:x && c; x: b => START a c b END 0-1 0:1-3 1-2 2-4 3-4
                a '*'->b => START a b END 0-1 *:1-2 1-3 2-3
                """);
    }

    @Test
    void nodesHaveArgumentsAndLabels() {
        Graph graph = graph("x: a --p=1 --q='b c'");

        assertThat(graph.nodes().get(1))
                .isEqualTo(new Node("1", "a", Map.of("p", "1", "q", "b c"), Map.of("label", "x")));
    }

    @Test
    void whatANodeOrLinkHasNotIsNull() {
        Graph graph = graph("a 0->b");

        assertThat(graph.nodes()).allSatisfy(node -> assertThat(node.properties()).isNull());
        assertThat(graph.nodes()).allSatisfy(node -> assertThat(node.metadata()).isNull());
        assertThat(graph.links())
                .extracting(Link::properties)
                .containsExactly(null, Map.of("transitionName", "0"), null, null);
        assertThat(new Node("1", "a", Map.of(), Map.of())).isEqualTo(graph.nodes().get(1));
    }

    @ParameterizedTest
    @MethodSource
    void writesWhatItDrew(String text, String written) {
        Graph graph = graph(text);

        assertThat(graph.text()).isEqualTo(written);
        assertThat(graph(written)).isEqualTo(graph);
    }

    static Stream<Arguments> writesWhatItDrew() {
        return Table.of(
                """
                a => a
                a && b => a && b
                <a || b> && c => <a || b> && c
                <aa || bb> && <cc || dd> => <aa || bb> && <cc || dd>
                <a && b || c> && d => <a && b || c> && d
                <<a || b> && c || d> => <<a || b> && c || d>
                <a && <b || c> || d> && e => <a && <b || c> || d> && e
                <a || <b || c>> => <a || b || c>
                <a> => a
                <a 0->b> && c => <a 0->b> && c
                <a 0->b && x> && c => <a 0->b && x> && c
                <a 0->b> && <c || d> => <a 0->b> && <c || d>
                a 'FAILED'->b && c => a 'FAILED'->b && c
                a *->b => a '*'->b
                a 0->b 1->c => a 0->b 1->c
                a 'it''s'->b => a 'it''s'->b
                a --p='b c' => a --p='b c'
                a 0->$END 1->$FAIL => a 0->$END 1->$FAIL
                <a 'F'->b || c> && d => <a 'F'->b || c> && d
                <a 'F'->$FAIL || c> => <a 'F'->$FAIL || c>
                a 0->b && c 1->d && e => a 0->b && c 1->d && e
                x: a && y: a => x: a && y: a
                a 0->:x && x: b => a 0->:x && x: b
                x: a && b 0->:x => x: a && b 0->:x
                x: a 0->:x => x: a 0->:x
                <a 0->:x || x: b> && c => <a 0->:x || x: b> && c
                a 0->:x; x: b && c => a 0->:x; x: b && c
                a 0->:y; x: b && y: c => a 0->:y; x: b && y: c
                a; x: b => a; x: b
                a 0->END => a 0->END
                a && END && b => a && END && b
                START && a => START && a
                a 0->l: b && c 0->m: b => a 0->l: b && c 0->m: b
                a 0->l: b && c 0->:l => a 0->l: b && c 0->:l
                <a 0->l: b && c 0->:l || d> && e => <a 0->l: b && c 0->:l || d> && e
                a 0->l: $END => a 0->l: $END
                """);
    }

    @Test
    void inventsALabelForATargetSeveralTransitionsLeadTo() {
        Graph graph =
                new Graph(
                        List.of(
                                node("0", "START"),
                                node("1", "a"),
                                node("2", "x"),
                                node("3", "b"),
                                node("4", "END")),
                        List.of(
                                link("0", "1"),
                                link("1", "3"),
                                link("3", "4"),
                                transition("1", "2", "F"),
                                transition("3", "2", "F"),
                                link("2", "4")));

        assertThat(graph.text()).isEqualTo("a 'F'->x: x && b 'F'->:x");
        assertThat(graph(graph.text()).links()).containsExactlyInAnyOrderElementsOf(graph.links());
    }

    @Test
    void anInventedLabelIsNotOneInUse() {
        Graph graph =
                new Graph(
                        List.of(
                                node("0", "START"),
                                node("1", "a"),
                                new Node("2", "b", null, Map.of("label", "x")),
                                node("3", "x"),
                                node("4", "END")),
                        List.of(
                                link("0", "1"),
                                link("1", "2"),
                                link("2", "3"),
                                transition("1", "3", "F"),
                                link("3", "4")));

        assertThat(graph.text()).isEqualTo("a 'F'->:x-2 && x: b && x-2: x");
    }

    @Test
    void aTargetThatLeadsOnIsASequenceOfItsOwn() {
        Graph graph =
                new Graph(
                        List.of(
                                node("0", "START"),
                                node("1", "a"),
                                node("2", "b"),
                                node("3", "c"),
                                node("4", "END")),
                        List.of(
                                link("0", "1"),
                                transition("1", "2", "F"),
                                link("2", "3"),
                                link("3", "4"),
                                link("1", "4")));

        assertThat(graph.text()).isEqualTo("a 'F'->:b; b: b && c");
    }

    @Test
    void whatLeadsNowhereLeadsToTheEnd() {
        Graph graph =
                new Graph(
                        List.of(node("0", "START"), node("1", "a"), node("2", "END")),
                        List.of(link("0", "1")));

        assertThat(graph.text()).isEqualTo("a");
    }

    @Test
    void anEmptyGraphIsAnEmptyText() {
        Graph graph =
                new Graph(List.of(node("0", "START"), node("1", "END")), List.of(link("0", "1")));

        assertThat(graph.text()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void saysWhyAGraphIsNoDefinition(Graph graph, String reason) {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(graph::text)
                .satisfies(
                        e -> {
                            assertThat(e.kind()).isEqualTo(DslError.GRAPH_NOT_A_DEFINITION);
                            assertThat(e.position()).isEqualTo(Problem.NOWHERE);
                            assertThat(e.problems().getFirst().message())
                                    .startsWith("191E: ")
                                    .endsWith(reason);
                        });
    }

    static Stream<Arguments> saysWhyAGraphIsNoDefinition() {
        Node start = node("0", "START");
        Node end = node("9", "END");
        return Stream.of(
                Arguments.of(new Graph(List.of(), List.of()), "there is no START"),
                Arguments.of(new Graph(List.of(start), List.of()), "there is no END"),
                Arguments.of(
                        new Graph(List.of(start, start, end), List.of()),
                        "two nodes have the id 0"),
                Arguments.of(
                        new Graph(List.of(start, end), List.of(link("0", "7"))),
                        "no node for the link from 0 to 7"),
                Arguments.of(
                        new Graph(List.of(start, node("1", "a"), end), List.of()),
                        "nothing follows START"),
                Arguments.of(
                        new Graph(
                                List.of(start, node("1", "a"), node("2", "b"), end),
                                List.of(link("0", "1"), link("1", "2"), link("2", "1"))),
                        "it leads round in a circle"),
                Arguments.of(
                        new Graph(
                                List.of(start, node("1", "a"), node("2", "b"), end),
                                List.of(
                                        link("0", "1"),
                                        link("0", "2"),
                                        link("1", "2"),
                                        link("2", "9"))),
                        "a way leads past everything it could lead through"),
                Arguments.of(
                        new Graph(
                                List.of(
                                        start,
                                        node("1", "a"),
                                        node("2", "b"),
                                        node("3", "c"),
                                        node("4", "d"),
                                        end),
                                List.of(
                                        link("0", "1"),
                                        link("0", "2"),
                                        link("1", "3"),
                                        link("1", "4"),
                                        link("2", "4"),
                                        link("3", "9"),
                                        link("4", "9"))),
                        "a (1) has ways that cross those of its neighbours"),
                Arguments.of(
                        new Graph(
                                List.of(start, node("1", "a"), node("2", "b"), node("3", "c"), end),
                                List.of(
                                        link("0", "1"),
                                        link("1", "3"),
                                        transition("1", "2", "F"),
                                        link("2", "3"),
                                        link("2", "9"),
                                        link("3", "9"))),
                        "belongs to two flows"),
                Arguments.of(
                        new Graph(
                                List.of(start, node("1", "a"), end),
                                List.of(link("0", "1"), link("1", "9"), transition("1", "9", "F"))),
                        "END (9) is no application; a transition can end the task at one named $END"));
    }

    private static Node node(String id, String name) {
        return Node.fixed(id, name);
    }

    private static Link link(String from, String to) {
        return Link.plain(from, to);
    }

    private static Link transition(String from, String to, String status) {
        return Link.transition(from, to, status);
    }
}
