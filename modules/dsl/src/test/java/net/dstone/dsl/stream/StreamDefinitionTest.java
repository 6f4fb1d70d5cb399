package net.dstone.dsl.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamDefinitionTest {

    @ParameterizedTest
    @MethodSource
    void refusesWithCodeAndPosition(String text, String problem) {
        assertThat(Table.problemsOf(() -> StreamDefinition.parse(text))).isEqualTo(problem);
    }

    static Stream<Arguments> refusesWithCodeAndPosition() {
        return Table.of(
                """
                time | time => 143@7
                time || time => 143@8
                a: time | b: log | a: x => 143@19
                :foo > time || log => 170@12
                time || log > :foo => 170@5
                time || log | x => 169@12
                time | log || x => 169@11
                app1 --a= | log => 105@10
                app1 --a=| log => 105@9
                app1 --a= ; => 105@10
                app1 --a=⏎b => 105@9
                app1 --a= => 112@9
                app1 --a=   => 112@11
                app1 --a =b => 102@9
                app1 -- a=b => 101@8
                app1 --a= b => 103@10
                app1 --a= 'b' => 103@10
                app1 --a => 112@8
                app1 -- => 112@7
                app1 -a=b => 108@5
                app1 --a b => 111@9
                time --=1 => 111@7
                time --x.=1 => 111@9
                time --x. y=1 => 145@10
                time --x .y=1 => 145@9
                time --x=a>b => 133@11
                time --x='a => 107@9
                time --x="a => 106@9
                time --x=b'a => 107@10
                'time => 107@0
                "time => 106@0
                time | log > bar => 133@13
                 => 112@0
                foo:time | log => 147@4
                foo : time | log => 100@4
                foo :time => 100@4
                foo: bar: time => 156@5
                a: => 112@2
                a:  => 112@3
                a: :foo > log => 111@3
                : => 148@0
                time > : => 148@7
                :foo .bar > log => 139@5
                :foo. bar > log => 139@6
                :foo.bar. > log => 139@10
                :.foo > log => 171@1
                :foo..bar > log => 171@5
                :'x' > log => 171@1
                :a > :b | log => 118@5
                :foo => 118@0
                > :foo => 118@0
                : : x => 118@0
                | log => 118@0
                'time' => 118@0
                time | ; => 118@7
                time |  => 112@7
                :foo >  => 112@7
                time > :bar | log => 100@12
                time > :bar > :x => 100@12
                :foo > :bar > :x => 100@12
                time & log => 100@5
                time;log => 100@4
                time⏎log => 100@4
                time log => 100@5
                time @ log => 100@5
                time.x => 100@4
                time ? log => 115@5
                time (log) => 115@5
                time \\ log => 114@5
                über => 115@0
                -x = time => 108@0
                1my = time => 122@0
                """);
    }

    @ParameterizedTest
    @MethodSource
    void accepts(String text, String rewritten) {
        StreamDefinition stream = StreamDefinition.parse(text);

        assertThat(stream.text()).isEqualTo(rewritten);
        assertThat(StreamDefinition.parse(stream.text()).apps()).isEqualTo(stream.apps());
    }

    static Stream<Arguments> accepts() {
        return Table.of(
                """
                time => time
                1time => 1time
                time | log => time | log
                time|log => time | log
                a: time | b: log => a: time | b: log
                :foo > :bar => :foo > :bar
                :foo > b: bridge > :bar => :foo > b: bridge > :bar
                :foo > transform > :bar => :foo > transform > :bar
                :foo --group=g1 > log => :foo --group=g1 > log
                :ticktock.time > log => :ticktock.time > log
                : foo > log => :foo > log
                time > : bar => time > :bar
                :foo > a: log => :foo > a: log
                time || log => time || log
                x: time || time => x: time || time
                time --x=1 --x=2 => time --x=1 --x=2
                :#foo/* > log => :#foo/* > log
                :foo/bar > log => :foo/bar > log
                :foo* > log => :foo* > log
                :foo-bar_$x > log => :foo-bar_$x > log
                http --x='a>b' => http --x='a>b'
                log --name="my log" => log --name='my log'
                log --a=' ;' => log --a=' ;'
                log --cron=* => log --cron='*'
                log --a=a&b,c:/d@é => log --a=a&b,c:/d@é
                log --a="it's ok" => log --a="it's ok"
                log --a='' => log --a=''
                log --a="" => log --a=''
                log --server.port=80 => log --server.port=80
                """);
    }

    @ParameterizedTest
    @MethodSource
    void readsArgumentValues(String written, String meant) {
        StreamDefinition stream = StreamDefinition.parse("app1 --a=" + written + " --end=1");

        assertThat(stream.apps().getFirst().arguments())
                .containsExactly(new Argument("a", meant), new Argument("end", "1"));
    }

    static Stream<Arguments> readsArgumentValues() {
        return Table.of(
                """
                'it''s' => it's
                "it""s" => "it""s"
                'hi'+payload => 'hi'+payload
                payload.matches('a|b') => payload.matches('a|b')
                'a''b'c => 'a''b'c
                a'b c'd => a'b c'd
                "it's" => it's
                'say "hi"' => say "hi"
                'a'"b" => 'a'"b"
                '' =>
                1&&b => 1&&b
                """);
    }

    @ParameterizedTest
    @MethodSource
    void takesTheNameFromTheText(String text, String name) {
        assertThat(StreamDefinition.parse(text).name()).isEqualTo(name);
    }

    static Stream<Arguments> takesTheNameFromTheText() {
        return Table.of(
                """
                my-stream = time | log => my-stream
                my$ = time => my$
                mystream=time|log => mystream
                app1--a=b => app1--a
                """);
    }

    @Test
    void aNameGivenApartCountsMoreThanTheOneInTheText() {
        assertThat(StreamDefinition.parse("given", "written = time").name()).isEqualTo("given");
        assertThat(StreamDefinition.parse("time").name()).isNull();
    }

    @Test
    void modelHasDestinationsApplicationsAndLabels() {
        StreamDefinition stream =
                StreamDefinition.parse("s", ":foo --group=g1 > a: filter --x=1 | log > :bar");

        assertThat(stream)
                .isEqualTo(
                        new StreamDefinition(
                                "s",
                                new Destination("foo", List.of(new Argument("group", "g1"))),
                                List.of(
                                        new StreamApp(
                                                "a", "filter", List.of(new Argument("x", "1"))),
                                        new StreamApp(null, "log", List.of())),
                                new Destination("bar", List.of()),
                                false));
    }

    @Test
    void twoDestinationsAreBridged() {
        StreamDefinition stream = StreamDefinition.parse(":foo > :bar");

        assertThat(stream.apps()).containsExactly(new StreamApp(null, "bridge", List.of()));
    }

    @Test
    void oneApplicationWithoutDestinationIsUnbound() {
        assertThat(StreamDefinition.parse("time").unbound()).isTrue();
        assertThat(StreamDefinition.parse("time || log").unbound()).isTrue();
        assertThat(StreamDefinition.parse("time | log").unbound()).isFalse();
        assertThat(StreamDefinition.parse("time > :x").unbound()).isFalse();
    }

    @Test
    void explainsASyntaxErrorWithTheLastGoodPlace() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> StreamDefinition.parse("sbad", "time | "))
                .withMessage("112E:(pos 7): Unexpectedly ran out of input\ntime | \n    *  ^\n")
                .satisfies(e -> assertThat(e.stage()).isEqualTo(DslException.Stage.SYNTAX));
    }

    @Test
    void explainsABadNameByTheName() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> StreamDefinition.parse("bad name!", "time | log"))
                .withMessage("122E:(pos 0): illegal name for a stream 'bad name!'\nbad name!\n^\n")
                .satisfies(e -> assertThat(e.stage()).isEqualTo(DslException.Stage.LEXICAL));
    }

    @Test
    void explainsOnlyTheLineTheProblemIsIn() {
        assertThatExceptionOfType(DslException.class)
                .isThrownBy(() -> StreamDefinition.parse("time --x='a\nb' ? x"))
                .withMessageEndingWith("\nb' ? x\n   ^\n");
    }

    @Test
    void masksSecretsButNotEmptyOnes() {
        StreamDefinition stream =
                StreamDefinition.parse(
                        ":a --password=g > http --password=x --port=1 | log --password=''");

        assertThat(stream.text("password"::equals))
                .isEqualTo(
                        ":a --password='******' > http --password='******' --port=1 | log --password=''");
    }

    @Test
    void refusesModelsThatCannotBeWritten() {
        StreamApp app = new StreamApp(null, "time", List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamDefinition(null, null, List.of(app), null, false));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new StreamDefinition(
                                        null, Destination.named("x"), List.of(app), null, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamDefinition(null, null, List.of(), null, true));
    }

    @Test
    void aStreamWithoutNameHasNoApplications() {
        assertThatIllegalStateException()
                .isThrownBy(() -> StreamDefinition.parse("time").applications());
    }
}
