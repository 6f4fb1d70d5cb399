package net.dstone.dataflow.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.dsl.stream.StreamDefinition;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.Manifest;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPlanningTest {

    private static final StreamPlanning.Common NOTHING_COMMON =
            new StreamPlanning.Common(Map.of(), Map.of(), Map.of());

    @Test
    void theLastAppComesFirst() {
        assertThat(plan("time | filter | log", Map.of()))
                .extracting(PlannedApp::label)
                .containsExactly("log", "filter", "time");
    }

    @Test
    void anAppGetsItsBindingsItsNameAndItsType() {
        PlannedApp filter = app("time | filter | log", Map.of(), "filter");
        assertThat(filter.appProperties())
                .containsOnly(
                        Map.entry("spring.cloud.stream.bindings.input.destination", "s.time"),
                        Map.entry("spring.cloud.stream.bindings.input.group", "s"),
                        Map.entry("spring.cloud.stream.bindings.output.destination", "s.filter"),
                        Map.entry(
                                "spring.cloud.stream.bindings.output.producer.requiredGroups", "s"),
                        Map.entry("spring.cloud.dataflow.stream.name", "s"),
                        Map.entry("spring.cloud.dataflow.stream.app.label", "filter"),
                        Map.entry("spring.cloud.dataflow.stream.app.type", "processor"));
        assertThat(filter.deployerProperties())
                .containsOnly(
                        Map.entry("spring.cloud.deployer.group", "s"),
                        Map.entry("spring.cloud.deployer.bootVersion", "3"));
    }

    @Test
    void readsAndWritesNamedDestinationsWithItsOwnGroup() {
        PlannedApp log = app(":orders --group=audit > filter > :out", Map.of(), "filter");
        assertThat(log.appProperties())
                .containsEntry("spring.cloud.stream.bindings.input.destination", "orders")
                .containsEntry("spring.cloud.stream.bindings.input.group", "audit")
                .containsEntry("spring.cloud.stream.bindings.output.destination", "out")
                .doesNotContainKey("spring.cloud.stream.bindings.output.producer.requiredGroups");
    }

    @Test
    void appsThatAreNotBoundGetNoBindings() {
        assertThat(app("a || b", Map.of(), "a").appProperties().keySet())
                .containsExactlyInAnyOrder(
                        "spring.cloud.dataflow.stream.name",
                        "spring.cloud.dataflow.stream.app.label",
                        "spring.cloud.dataflow.stream.app.type");
    }

    @ParameterizedTest
    @CsvSource({
        // where it is given, from the weakest to the strongest
        "definition,                            definition",
        "definition default,                    default",
        "definition common,                     common",
        "definition common default,             common",
        "definition common default all,         all",
        "definition common default all own,     own",
        "definition default all,                all",
    })
    void whoSaysItLastWins(String places, String winner) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (places.contains("all")) {
            wanted.put("app.*.x", "all");
        }
        if (places.contains("own")) {
            wanted.put("app.log.x", "own");
        }
        StreamPlanning.Common common =
                new StreamPlanning.Common(
                        places.contains("common") ? Map.of("x", "common") : Map.of(),
                        places.contains("default") ? Map.of("x", "default") : Map.of(),
                        Map.of());
        assertThat(find(plan("time | log --x=definition", wanted, common), "log").appProperties())
                .containsEntry("x", winner);
    }

    @Test
    void whatTheServerMakesCannotBeOverridden() {
        PlannedApp log =
                app(
                        "time | log",
                        Map.of(
                                "app.log.spring.cloud.dataflow.stream.name", "other",
                                "deployer.log.bootVersion", "2"),
                        "log");
        assertThat(log.appProperties()).containsEntry("spring.cloud.dataflow.stream.name", "s");
        assertThat(log.deployerProperties())
                .containsEntry("spring.cloud.deployer.bootVersion", "3");
    }

    @Test
    void shortNamesOfEachPlaceAreExpandedBeforeTheyAreCompared() {
        StreamDefinition stream = StreamDefinition.parse("s", "time | log --log.level=INFO");
        List<PlannedApp> apps =
                StreamPlanning.deployment(
                        stream,
                        registrations(stream),
                        DeploymentProperties.of(Map.of("app.log.level", "WARN")),
                        NOTHING_COMMON,
                        (app, properties) -> {
                            Map<String, String> expanded = new LinkedHashMap<>();
                            properties.forEach(
                                    (key, value) ->
                                            expanded.put(
                                                    key.equals("level") ? "log.level" : key,
                                                    value));
                            return expanded;
                        });
        assertThat(find(apps, "log").appProperties())
                .containsEntry("log.level", "WARN")
                .doesNotContainKey("level");
    }

    @Test
    void anAppsOwnPlatformPropertiesWinOverThoseForAll() {
        List<PlannedApp> apps =
                plan("time | log", Map.of("deployer.*.memory", "1g", "deployer.log.memory", "2g"));
        assertThat(find(apps, "log").deployerProperties())
                .containsEntry("spring.cloud.deployer.memory", "2g");
        assertThat(find(apps, "time").deployerProperties())
                .containsEntry("spring.cloud.deployer.memory", "1g");
    }

    @Test
    void javaOfItsBootGenerationUnlessTheAppHasItsOwn() {
        StreamPlanning.Common common =
                new StreamPlanning.Common(
                        Map.of(),
                        Map.of(),
                        Map.of(
                                "3", Map.of("local.javaHomePath.3", "/java3"),
                                "2", Map.of("local.javaHomePath.2", "/java2")));
        List<PlannedApp> apps =
                plan("time | log", Map.of("deployer.log.local.javaHomePath.3", "/mine"), common);
        assertThat(find(apps, "time").deployerProperties())
                .containsEntry("spring.cloud.deployer.local.javaHomePath.3", "/java3")
                .doesNotContainKey("spring.cloud.deployer.local.javaHomePath.2");
        assertThat(find(apps, "log").deployerProperties())
                .containsEntry("spring.cloud.deployer.local.javaHomePath.3", "/mine");
    }

    @Test
    void aCountIsToldToThePlatformAndToTheApp() {
        PlannedApp log = app("time | log", Map.of("deployer.log.count", "3"), "log");
        assertThat(log.deployerProperties()).containsEntry("spring.cloud.deployer.count", "3");
        assertThat(log.appProperties()).containsEntry("spring.cloud.stream.instanceCount", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5"})
    void aCountThatIsNoneIsRefused(String count) {
        assertThatThrownBy(() -> plan("time | log", Map.of("deployer.log.count", count)))
                .isInstanceOf(InvalidDeploymentException.class)
                .hasMessageContaining(count);
    }

    @Test
    void whereAProducerHasAPartitionKeyItsConsumerIsPartitioned() {
        List<PlannedApp> apps =
                plan(
                        "time | filter | log",
                        Map.of(
                                "app.time.producer.partitionKeyExpression", "payload.id",
                                "deployer.filter.count", "3"));
        assertThat(find(apps, "time").appProperties())
                .containsEntry(
                        "spring.cloud.stream.bindings.output.producer.partitionKeyExpression",
                        "payload.id")
                .containsEntry("spring.cloud.stream.bindings.output.producer.partitionCount", "3");
        assertThat(find(apps, "filter").appProperties())
                .containsEntry("spring.cloud.stream.bindings.input.consumer.partitioned", "true");
        assertThat(find(apps, "filter").deployerProperties())
                .containsEntry("spring.cloud.deployer.indexed", "true");
        assertThat(find(apps, "log").deployerProperties())
                .doesNotContainKey("spring.cloud.deployer.indexed");
    }

    @Test
    void theProducerOfAPartitionedConsumerPartitionsByPayload() {
        List<PlannedApp> apps =
                plan(
                        "time | log",
                        Map.of(
                                "app.log.consumer.partitioned", "true",
                                "deployer.log.count", "2"));
        assertThat(find(apps, "time").appProperties())
                .containsEntry(
                        "spring.cloud.stream.bindings.output.producer.partitionKeyExpression",
                        "payload")
                .containsEntry("spring.cloud.stream.bindings.output.producer.partitionCount", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "maven://org.acme:log:1.2.0,              maven://org.acme:log:jar,       1.2.0",
        "maven://org.acme:log:jar:exec:1.2.0,     maven://org.acme:log:jar:exec,  1.2.0",
        "docker:registry:5000/team/log:1.2,       docker:registry:5000/team/log,  1.2",
        "docker:team/log,                         docker:team/log,                latest",
        "file:///apps/log-1.2.0.jar,              file:/apps/log,                 1.2.0",
        "http://host/log-1.2.0.jar,               http://host/log,                1.2.0",
        "file:///apps/log.jar,                    file:/apps/log.jar,             ",
    })
    void theVersionIsTakenOutOfTheResource(String uri, String resource, String version) {
        assertThat(
                        VersionedResource.of(
                                new AppRegistration(
                                        1,
                                        AppType.sink,
                                        "log",
                                        "9",
                                        uri,
                                        null,
                                        BootVersion.BOOT3,
                                        true)))
                .isEqualTo(new VersionedResource(resource, java.util.Optional.ofNullable(version)));
    }

    @Test
    void aDeploymentWhoseNameIsTooLongIsRefused() {
        String name = "n".repeat(52);
        StreamDefinition stream = StreamDefinition.parse(name, "time | log");
        assertThatThrownBy(
                        () ->
                                StreamPlanning.deployment(
                                        stream,
                                        registrations(stream),
                                        DeploymentProperties.of(Map.of()),
                                        NOTHING_COMMON,
                                        (app, properties) -> properties))
                .isInstanceOf(InvalidStreamDefinitionException.class)
                .hasMessageContaining("58");
        assertThat(
                        StreamPlanning.longNames(
                                StreamDefinition.parse("n".repeat(33), "time | longer")))
                .containsExactly("n".repeat(33) + "-longer-v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo.bar",
                "scheduler.cron",
                "app",
                "app.log",
                "app..x",
                "deployer.log",
                "version",
                "spring.cloud.dataflow.skipper.zorg"
            })
    void aKeyThatMeansNothingIsRefusedWithoutItsValue(String key) {
        assertThatThrownBy(() -> DeploymentProperties.of(Map.of(key, "secret!")))
                .isInstanceOf(InvalidDeploymentException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("secret!");
    }

    @Test
    void keysOfAppsTheStreamDoesNotHaveAreFound() {
        assertThat(
                        DeploymentProperties.of(
                                        Map.of(
                                                "app.zorg.x", "1",
                                                "app.log.x", "1",
                                                "app.*.x", "1",
                                                "version.*", "1"))
                                .keysWithoutApp(List.of("time", "log")))
                .containsExactlyInAnyOrder("app.zorg.x", "version.*");
    }

    @Test
    void anUpdateHasOnlyWhatIsAskedForAndTypesAndBootVersions() {
        assertThat(update(Map.of("version.log", "1.2.0", "app.log.level", "ERROR")))
                .isEqualTo(
                        Map.of(
                                "log",
                                Map.of(
                                        "spec",
                                        Map.of(
                                                "version",
                                                "1.2.0",
                                                "applicationProperties",
                                                Map.of(
                                                        "level",
                                                        "ERROR",
                                                        "spring.cloud.dataflow.stream.app.type",
                                                        "sink"),
                                                "deploymentProperties",
                                                Map.of("spring.cloud.deployer.bootVersion", "3"))),
                                "time",
                                Map.of(
                                        "spec",
                                        Map.of(
                                                "applicationProperties",
                                                Map.of(
                                                        "spring.cloud.dataflow.stream.app.type",
                                                        "source"),
                                                "deploymentProperties",
                                                Map.of(
                                                        "spring.cloud.deployer.bootVersion",
                                                        "3")))));
    }

    @Test
    void anotherCountOfAPartitionedConsumerReachesItsProducer() {
        List<PlannedApp> running =
                plan("time | log", Map.of("app.time.producer.partitionKeyExpression", "payload"));
        StreamDefinition stream = StreamDefinition.parse("s", "time | log");
        Map<String, Object> values =
                StreamPlanning.update(
                        stream,
                        registrations(stream),
                        DeploymentProperties.of(Map.of("deployer.log.count", "4")),
                        new ReleaseManifest(running),
                        Map.of(),
                        (app, properties) -> properties);
        ReleaseManifest after = StreamPlanning.result(new ReleaseManifest(running), values);
        assertThat(after.app("time").orElseThrow().appProperties())
                .containsEntry("spring.cloud.stream.bindings.output.producer.partitionCount", "4");
        assertThat(after.app("log").orElseThrow().appProperties())
                .containsEntry("spring.cloud.stream.instanceCount", "4");
    }

    @Test
    void quotesAreEscapedForTheTemplateAndComeBack() {
        PlannedApp log = app("time | log", Map.of("app.log.expression", "a \"b\" c"), "log");
        assertThat(ReleaseYaml.write(log.values())).contains("a \\\\\\\"b\\\\\\\" c");
        Map<String, Object> values = update(Map.of("app.log.expression", "a \"b\" c"));
        ReleaseManifest after =
                StreamPlanning.result(new ReleaseManifest(plan("time | log", Map.of())), values);
        assertThat(after.app("log").orElseThrow().appProperties())
                .containsEntry("expression", "a \"b\" c");
    }

    @Test
    void aMaskStandsForTheValueBefore() {
        ReleaseManifest before =
                new ReleaseManifest(
                        plan(
                                "time | log",
                                Map.of(
                                        "app.log.db.password", "hunter2",
                                        "deployer.log.local.token", "t")));
        DeploymentProperties wanted =
                DeploymentProperties.of(
                        Map.of(
                                "app.log.db.password", "******",
                                "app.log.password", "******",
                                "deployer.log.local.token", "******",
                                "app.log.level", "WARN"));
        assertThat(MaskedValues.replaced(wanted, before).apps())
                .containsOnly(
                        Map.entry("app.log.db.password", "hunter2"),
                        Map.entry("app.log.password", "hunter2"),
                        Map.entry("deployer.log.local.token", "t"),
                        Map.entry("app.log.level", "WARN"));
        assertThatThrownBy(
                        () ->
                                MaskedValues.replaced(
                                        DeploymentProperties.of(
                                                Map.of("app.time.password", "******")),
                                        before))
                .isInstanceOf(InvalidDeploymentException.class);
    }

    @Test
    void anAppWasDeployedFromTheRegistrationOfItsProgramWhateverItsVersionIsCalled() {
        AppRegistration renamed = at(registration(AppType.sink, "log", "9"), "file:/a/log-1.0.jar");
        AppRegistration misleading =
                at(registration(AppType.sink, "log", "1.0"), "file:/a/log-9.jar");
        PlannedApp running = new PlannedApp("log", "file:/a/log", "1.0", Map.of(), Map.of());
        assertThat(StreamPlans.deployedFrom(List.of(misleading, renamed), running))
                .contains(renamed);
        // Somebody changed where it is.
        assertThat(StreamPlans.deployedFrom(List.of(at(misleading, "file:/b/log.jar")), running))
                .isPresent();
        assertThat(
                        StreamPlans.deployedFrom(
                                List.of(misleading),
                                new PlannedApp("log", "file:/a/log", "2.0", Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void anUpdateToAnotherBootGenerationBringsItsJava() {
        StreamDefinition stream = StreamDefinition.parse("s", "time | log");
        Map<String, AppRegistration> registrations = registrations(stream);
        AppRegistration newer =
                new AppRegistration(
                        1,
                        AppType.sink,
                        "log",
                        "2.0.0",
                        "maven://org.acme:log:2.0.0",
                        null,
                        BootVersion.BOOT4,
                        true);
        registrations.put("log", newer);
        Map<String, Object> values =
                StreamPlanning.update(
                        stream,
                        registrations,
                        DeploymentProperties.of(Map.of("version.log", "2.0.0")),
                        new ReleaseManifest(plan("time | log", Map.of())),
                        Map.of(
                                "3", Map.of("local.javaHomePath.3", "/java/17"),
                                "4", Map.of("local.javaHomePath.4", "/java/25")),
                        (app, properties) -> properties);
        ReleaseManifest after =
                StreamPlanning.result(new ReleaseManifest(plan("time | log", Map.of())), values);
        assertThat(after.app("log").orElseThrow().deployerProperties())
                .containsEntry("spring.cloud.deployer.local.javaHomePath.4", "/java/25")
                .containsEntry("spring.cloud.deployer.bootVersion", "4");
        assertThat(after.app("time").orElseThrow().deployerProperties())
                .doesNotContainKey("spring.cloud.deployer.local.javaHomePath.3");
    }

    @Test
    void aReleaseOfAnotherPackageIsNotTheOneThatWasPlanned() {
        List<PlannedApp> planned = plan("time | log", Map.of("app.log.text", "a \"b\""));
        List<PlannedApp> others = plan("time | log", Map.of("app.log.text", "c"));
        assertThat(StreamDeploying.isMadeOf(release(planned), planned)).isTrue();
        assertThat(StreamDeploying.isMadeOf(release(others), planned)).isFalse();
    }

    private static Release release(List<PlannedApp> apps) {
        return new Release(
                "s",
                1,
                new ReleaseInfo(new Status(ReleaseStatus.DEPLOYED, null), null, null, null, "done"),
                pkg(
                        "s",
                        null,
                        apps.stream()
                                .map(
                                        app ->
                                                pkg(
                                                        app.label(),
                                                        new ConfigValues(
                                                                ReleaseYaml.write(app.values())),
                                                        List.of()))
                                .toList()),
                null,
                new Manifest(""),
                "default");
    }

    private static Pkg pkg(String name, @Nullable ConfigValues values, List<Pkg> dependencies) {
        return new Pkg(
                new PackageMetadata(
                        null, null, null, null, null, name, null, null, null, null, null, null,
                        null, null, null),
                List.of(),
                dependencies,
                values,
                List.of());
    }

    @Test
    void allStreamsHaveTheirTurnThoughOneFails() {
        List<String> done = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                StreamDeploying.forEach(
                                        List.of("a", "gone", "b", "c"),
                                        name -> {
                                            if (name.equals("gone")) {
                                                throw new NoSuchStreamDefinitionException(name);
                                            }
                                            if (!name.equals("c")) {
                                                done.add(name);
                                                throw new SkipperException("not " + name);
                                            }
                                            done.add(name);
                                        }))
                .hasMessage("not a");
        assertThat(done).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"über", "a$b", ".a"})
    void aStreamThatNoReleaseCanBeNamedAfterIsNotDeployed(String name) {
        StreamDefinition stream =
                StreamDefinition.ofApplications(
                        name, StreamDefinition.parse("s", "time | log").applications());
        assertThatThrownBy(
                        () ->
                                StreamPlanning.deployment(
                                        stream,
                                        registrations(stream),
                                        DeploymentProperties.of(Map.of()),
                                        NOTHING_COMMON,
                                        (app, properties) -> properties))
                .isInstanceOf(InvalidStreamDefinitionException.class)
                .hasMessageContaining(name);
    }

    private static AppRegistration at(AppRegistration app, String uri) {
        return new AppRegistration(
                app.id(),
                app.type(),
                app.name(),
                app.version(),
                uri,
                null,
                app.bootVersion(),
                app.defaultVersion());
    }

    private static Map<String, Object> update(Map<String, String> wanted) {
        StreamDefinition stream = StreamDefinition.parse("s", "time | log");
        Map<String, AppRegistration> registrations = registrations(stream);
        registrations.computeIfPresent(
                "log",
                (label, app) ->
                        registration(
                                AppType.sink, "log", wanted.getOrDefault("version.log", "1.0.0")));
        return StreamPlanning.update(
                stream,
                registrations,
                DeploymentProperties.of(wanted),
                new ReleaseManifest(plan("time | log", Map.of())),
                Map.of(),
                (app, properties) -> properties);
    }

    private static PlannedApp app(String text, Map<String, String> wanted, String label) {
        return find(plan(text, wanted), label);
    }

    private static PlannedApp find(List<PlannedApp> apps, String label) {
        return new ReleaseManifest(apps).app(label).orElseThrow();
    }

    private static List<PlannedApp> plan(String text, Map<String, String> wanted) {
        return plan(text, wanted, NOTHING_COMMON);
    }

    private static List<PlannedApp> plan(
            String text, Map<String, String> wanted, StreamPlanning.Common common) {
        StreamDefinition stream = StreamDefinition.parse("s", text);
        return StreamPlanning.deployment(
                stream,
                registrations(stream),
                DeploymentProperties.of(wanted),
                common,
                (app, properties) -> properties);
    }

    private static Map<String, AppRegistration> registrations(StreamDefinition stream) {
        Map<String, AppRegistration> registrations = new LinkedHashMap<>();
        for (StreamApplication app : stream.applications()) {
            registrations.put(
                    app.name(),
                    registration(
                            StreamPlanning.registeredType(app.type()),
                            app.registeredName(),
                            "1.0.0"));
        }
        return registrations;
    }

    private static AppRegistration registration(AppType type, String name, String version) {
        return new AppRegistration(
                1,
                type,
                name,
                version,
                "maven://org.acme:%s:%s".formatted(name, version),
                null,
                BootVersion.BOOT3,
                true);
    }
}
