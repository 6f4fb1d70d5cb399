package net.dstone.dsl.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Table;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskDefinitionTest {

    @ParameterizedTest
    @MethodSource
    void refusesWithCodeAndPosition(String text, String problems) {
        assertThat(Table.problemsOf(() -> TaskDefinition.parse("t", text))).isEqualTo(problems);
    }

    static Stream<Arguments> refusesWithCodeAndPosition() {
        return Table.of(
                """
                 => 112@0
                ⏎ => 112@1
                a || b => 163@2
                a & b => 150@2
                a | b => 151@2
                a > b => 163@2
                a.b => 163@1
                a--p=1 => 163@4
                a -p=1 => 108@2
                a &&  => 112@5
                && a => 118@0
                <a || b => 112@7
                a && a => 166@5
                a 'x'->b 'y'->b && c => 166@14
                a 'x'->b && b => 166@12
                a 0->$END && b 0->$END => 166@18
                a: x && a => 165@8
                a && a: x => 164@5
                a && l: x && l: y => 159@13
                x: y: a => 156@3
                a 0->x: y: b => 156@8
                a FAILED->b => 154@2
                a ->b => 157@2
                a 0 b => 163@2
                a -1->b => 108@2
                a 0->:nope => 160@2
                a; b => 158@3
                a⏎b => 158@2
                a 0-> => 112@5
                a; => 112@2
                ;a => 118@0
                <> => 118@1
                () => 118@1
                a 'x' => 163@2
                a --x=a->b => 163@8
                <a || b> 'x'->c => 163@9
                a 0->(b) => 118@5
                a 0-> <b> => 118@6
                lab: (a && b) => 155@5
                (a && b) && c => 163@9
                a @ b => 162@2
                a[0] => 162@1
                a \\ b => 114@2
                a 'x => 107@2
                a --x="y => 106@6
                a --x= b => 103@7
                a --x =b => 102@6
                a -- x=b => 101@5
                a --x=⏎b => 105@6
                a --x=||b => 105@6
                <a b> => 111@3
                x = a => 163@2
                a && a && b 0->:nope; c => 166@5 158@22 160@12
                """);
    }

    @ParameterizedTest
    @MethodSource
    void accepts(String text, String rewritten) {
        TaskDefinition task = TaskDefinition.parse("t", text);

        assertThat(task.text()).isEqualTo(rewritten);
        assertThat(TaskDefinition.parse("t", task.text())).isEqualTo(task);
    }

    static Stream<Arguments> accepts() {
        return Table.of(
                """
                a => a
                ⏎a⏎ => a
                ((a)) => a
                a --p=1 => a --p=1
                l: timestamp --format=a => l: timestamp --format=a
                l : timestamp => l: timestamp
                a && b => a && b
                a&&b => a && b
                a⏎&& b => a && b
                a && (b && c) => a && b && c
                <a || b> => <a || b>
                <a> => <a>
                <a || b> && c => <a || b> && c
                <a && b || c> && d => <a && b || c> && d
                <<a || b> && c || d> => <<a || b> && c || d>
                <(a && b) || c> => <a && b || c>
                x: a && y: a => x: a && y: a
                l: a && a => l: a && a
                a 'X'->l1: foo && b 'X'->l2: foo => a 'X'->l1: foo && b 'X'->l2: foo
                a 0->b 1->c => a 0->b 1->c
                a 0 -> b => a 0->b
                a 0->b 0->c => a 0->b 0->c
                a *->b => a '*'->b
                a '*'->b => a '*'->b
                a "x y"->b => a 'x y'->b
                a 'it''s'->b => a 'it''s'->b
                a 00->b => a 00->b
                a 0->1 => a 0->1
                a 0->b:c => a 0->b: c
                a 0->b --p=1 1->c => a 0->b --p=1 1->c
                a 0->:x; x: b => a 0->:x; x: b
                a 0-> :x⏎x: b => a 0->:x; x: b
                x: a 0->:x => x: a 0->:x
                s: <a || b> && c 1->:s => s: <a || b> && c 1->:s
                a --x=1&&b => a --x=1&&b
                a --x=1 &&b => a --x=1 && b
                <a --x=1||b> => <a --x=1 || b>
                a --x='b c' => a --x='b c'
                a 0->$END 1->$FAIL => a 0->$END 1->$FAIL
                END && FAIL => END && FAIL
                <a || b- > => <a || b- >
                a: sample2 'FAILED' -> b: sample2 '*' -> c: sample2 => a: sample2 'FAILED'->b: sample2 '*'->c: sample2
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a --p=1", "((a))", "l: timestamp --format=a"})
    void exactlyOneApplicationIsNotComposed(String text) {
        TaskDefinition task = TaskDefinition.parse("t", text);

        assertThat(task.composed()).isFalse();
        assertThat(task.children()).isEmpty();
        assertThat(task.singleApp()).contains(task.apps().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a && b", "<a>", "<a || b>", "a 0->b", "a 0->$END", "a 0->:x; x: b"})
    void anythingElseIsComposed(String text) {
        TaskDefinition task = TaskDefinition.parse("t", text);

        assertThat(task.composed()).isTrue();
        assertThat(task.singleApp()).isEmpty();
    }

    @Test
    void modelHasTransitionsSplitsAndLabels() {
        TaskDefinition task = TaskDefinition.parse("t", "x: a --p=1 0->:x '*'->b && <c || d>");

        TaskApp b = new TaskApp(null, "b", List.of(), List.of());
        assertThat(task.sequences())
                .containsExactly(
                        new Sequence(
                                List.of(
                                        new TaskApp(
                                                "x",
                                                "a",
                                                List.of(new Argument("p", "1")),
                                                List.of(
                                                        new Transition("0", new ToLabel("x")),
                                                        new Transition("*", new ToApp(b)))),
                                        new Split(null, List.of(sequence("c"), sequence("d"))))));
    }

    private static Sequence sequence(String app) {
        return new Sequence(List.of(new TaskApp(null, app, List.of(), List.of())));
    }

    @Test
    void everyApplicationOfAComposedTaskBecomesAChild() {
        TaskDefinition task =
                TaskDefinition.parse(
                        "ct", "a --p='x y' 0->$END 1->$FAIL 2->l: b && <c || d --q=1>; e: f 0->:e");

        assertThat(task.children())
                .extracting(ChildTask::name, ChildTask::text)
                .containsExactly(
                        tuple("ct-a", "a --p='x y'"),
                        tuple("ct-l", "l: b"),
                        tuple("ct-c", "c"),
                        tuple("ct-d", "d --q=1"),
                        tuple("ct-e", "e: f"));
    }

    @Test
    void explainsASyntaxErrorWithTheLastGoodPlace() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> TaskDefinition.parse("tbad", "sample2 --"))
                .withMessage(
                        "112E:(pos 10): Unexpectedly ran out of input\nsample2 --\n       *  ^\n");
    }

    @Test
    void explainsALexicalError() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> TaskDefinition.parse("tbad", "sample2 --x='unterminated"))
                .withMessage(
                        "107E:(pos 12): Cannot find terminating ' for string\n"
                                + "sample2 --x='unterminated\n            ^\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "bad name", "1a", "", "a.b"})
    void refusesNames(String name) {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> TaskDefinition.parse(name, "a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(123));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b", "a-b", "_a", "$a", "작업"})
    void acceptsNames(String name) {
        assertThat(TaskDefinition.parse(name, "a").name()).isEqualTo(name);
    }

    @Test
    void explainsABadNameByTheName() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> TaskDefinition.parse("-x", "sample2"))
                .withMessage("123E:(pos 0): illegal name for a task '-x'\n-x\n^\n");
    }

    @Test
    void reportsAllBrokenRulesTogether() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> TaskDefinition.parse("t", "a && a 0->:nope"))
                .satisfies(
                        e -> {
                            assertThat(e.stage()).isEqualTo(DslException.Stage.RULES);
                            assertThat(e.problems()).hasSize(2);
                            assertThat(e.problems().get(1).message()).startsWith("160E:(pos 7): ");
                            assertThat(e.getMessage())
                                    .contains(
                                            "166E:(pos 5): ",
                                            "160E:(pos 7): ",
                                            "a && a 0->:nope\n     ^\n");
                        });
    }

    @Test
    void refusesNestingWithoutEnd() {
        String text = "<".repeat(100_000);

        assertThat(Table.problemsOf(() -> TaskDefinition.parse("t", text))).isEqualTo("190@100");
    }

    @Test
    void masksSecretsAlsoInTargetsOfTransitions() {
        TaskDefinition task =
                TaskDefinition.parse("t", "a --key=x 0->b --key=y && c --port=1 --key=''");

        assertThat(task.text("key"::equals))
                .isEqualTo("a --key='******' 0->b --key='******' && c --port=1 --key=''");
    }
}
