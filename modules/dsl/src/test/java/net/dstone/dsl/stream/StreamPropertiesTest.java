package net.dstone.dsl.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dstone.dsl.parse.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class StreamPropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void theTextOfAStreamIsReadBackAsTheSameStream(@ForAll("streams") StreamDefinition stream) {
        assertThat(StreamDefinition.parse("s", stream.text())).isEqualTo(stream);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void theApplicationsOfAStreamAreWrittenAsTheSameApplications(
            @ForAll("streams") StreamDefinition stream) {
        List<StreamApplication> applications = stream.applications();

        String rewritten = StreamDefinition.ofApplications("s", applications).text();

        assertThat(StreamDefinition.parse("s", rewritten).applications()).isEqualTo(applications);
    }

    @Provide
    Arbitrary<StreamDefinition> streams() {
        Arbitrary<StreamApp> apps =
                Combinators.combine(
                                Values.names().injectNull(0.7), Values.names(), Values.arguments())
                        .as(StreamApp::new);
        return Combinators.combine(
                        destinations().injectNull(0.5),
                        apps.list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .map(StreamPropertiesTest::withoutDoubles),
                        destinations().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(
                        (source, list, sink, unbound) ->
                                unbound || (source == null && sink == null && list.size() == 1)
                                        ? new StreamDefinition("s", null, list, null, true)
                                        : bound(source, list, sink));
    }

    private static StreamDefinition bound(
            @Nullable Destination source, List<StreamApp> apps, @Nullable Destination sink) {
        return new StreamDefinition("s", source, apps, sink, false);
    }

    private static List<StreamApp> withoutDoubles(List<StreamApp> apps) {
        Set<String> names = new HashSet<>();
        List<StreamApp> unique = new ArrayList<>(apps);
        unique.removeIf(app -> !names.add(app.effectiveName()));
        return unique;
    }

    private static Arbitrary<Destination> destinations() {
        Arbitrary<String> parts =
                Arbitraries.oneOf(Values.names(), Arbitraries.of("*", "/", "#a/b", "a*"));
        Arbitrary<String> names =
                parts.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(".", list));
        return Combinators.combine(names, Values.arguments()).as(Destination::new);
    }
}
