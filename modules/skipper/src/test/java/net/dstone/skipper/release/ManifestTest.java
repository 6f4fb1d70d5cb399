package net.dstone.skipper.release;

import static net.dstone.skipper.testing.TestPackages.metadata;
import static net.dstone.skipper.testing.TestPackages.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.Template;
import net.dstone.skipper.packages.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a package and values to what is deployed. */
class ManifestTest {

    @Test
    void putsValuesIntoTemplatesAndQuotesEverything() {
        Pkg pkg =
                template(
                        "version: 1.10\nlevel: INFO\n",
                        """
                        apiVersion: skipper.spring.io/v1
                        kind: SpringCloudDeployerApplication
                        metadata:
                          name: log
                        spec:
                          resource: file:/apps/log
                          version: {{version}}
                          applicationProperties:
                            log.level: {{level}}
                            server.port: 0
                        """);
        assertThat(ManifestRendering.render(pkg, new ConfigValues("level: WARN")))
                .isEqualTo(
                        """
                        "apiVersion": "skipper.spring.io/v1"
                        "kind": "SpringCloudDeployerApplication"
                        "metadata":
                          "name": "log"
                        "spec":
                          "resource": "file:/apps/log"
                          "version": "1.10"
                          "applicationProperties":
                            "log.level": "WARN"
                            "server.port": "0"
                        """);
    }

    @Test
    void keepsValuesAsTheyAreThatWouldEndTheTextTheyStandIn() {
        String awkward = "say \"yes\" \\ and\nmore: #1";
        String overrides =
                YamlText.plain(
                        Map.of(
                                "log",
                                Map.of(
                                        "spec",
                                        Map.of("applicationProperties", Map.of("text", awkward)))));
        List<ManifestApp> apps =
                ManifestApp.read(
                        ManifestRendering.render(
                                stream("s", "1.0.0", "log"), new ConfigValues(overrides)));
        assertThat(apps.getFirst().applicationProperties())
                .containsExactly(entry("level", "INFO"), entry("text", awkward));
    }

    /** So Data Flow sends what stands between quotes in a template. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\\\"a\\\": \\\"b\\\"} ; {\"a\": \"b\"}",
                "\\\"\\\"           ; \"\"",
                "C:\\temp\\new    ; C:\\temp\\new",
            })
    void readsTheQuotesOfAValueThatWereEscaped(String sent, String meant) {
        Pkg pkg = stream("s", "1.0.0", "log");
        Pkg unversioned =
                new Pkg(
                        pkg.metadata(),
                        List.of(),
                        pkg.dependencies().stream().map(ManifestTest::withoutVersion).toList(),
                        null,
                        List.of());
        ConfigValues values =
                new ConfigValues(
                        YamlText.plain(
                                Map.of(
                                        "log",
                                        Map.of(
                                                "spec",
                                                Map.of(
                                                        "applicationProperties",
                                                        Map.of("text", sent),
                                                        "deploymentProperties",
                                                        Map.of("text", sent))))));
        for (Pkg each : List.of(pkg, unversioned)) {
            ManifestApp app = ManifestApp.read(ManifestRendering.render(each, values)).getFirst();
            assertThat(app.applicationProperties()).containsEntry("text", meant);
            assertThat(app.deploymentProperties()).containsEntry("text", meant);
        }
        assertThat(
                        ManifestApp.read(ManifestRendering.render(unversioned, values))
                                .getFirst()
                                .location())
                .isEqualTo("maven://org.example:log");
    }

    private static Pkg withoutVersion(Pkg app) {
        String template =
                app.templates()
                        .getFirst()
                        .data()
                        .lines()
                        .filter(line -> !line.contains("spec.version"))
                        .reduce("", (text, line) -> text + line + "\n");
        return new Pkg(
                app.metadata(),
                List.of(new Template("log.yml", template)),
                List.of(),
                app.configValues(),
                List.of());
    }

    /** In a template that is not the standard one YAML takes a backslash for the beginning of an escape. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "say \\\"yes\\\" ; say \"yes\"",
                "\\d+          ; \\d+",
                "C:\\\\temp    ; C:\\temp",
            })
    void doublesOnlyBackslashesThatEscapeNothing(String sent, String meant) {
        Pkg pkg =
                template(
                        YamlText.plain(Map.of("text", sent)),
                        """
                        kind: SpringCloudDeployerApplication
                        metadata:
                          name: log
                        spec:
                          resource: file:/apps/log
                          applicationProperties:
                            text: "{{{text}}}"
                        """);
        assertThat(
                        ManifestApp.read(ManifestRendering.render(pkg, null))
                                .getFirst()
                                .applicationProperties())
                .containsEntry("text", meant);
    }

    @Test
    void quotesNothingOfAYamlThatCannotBeRead() {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> YamlText.map("a: 1\npassword: \"hunter2", "configValues"))
                .withMessage("configValues is not YAML, see line 2, column 19")
                .withNoCause();
    }

    @Test
    void givesEachDependencyItsOwnValuesOnly() {
        List<ManifestApp> apps =
                ManifestApp.read(
                        ManifestRendering.render(
                                stream("s", "1.0.0", "log", "time"),
                                new ConfigValues("log:\n  spec:\n    version: 2.0.0\nstray: 1\n")));
        assertThat(apps)
                .extracting(ManifestApp::location)
                .containsExactly("maven://org.example:log:2.0.0", "maven://org.example:time:1.0.0");
    }

    @Test
    void leavesOutTopLevelTextOfARequestThatAPackageOfPackagesDoesNotKnow() {
        assertThat(
                        ManifestRendering.values(
                                stream("s", "1.0.0", "log"), Map.of("stray", "1", "log", Map.of())))
                .containsOnlyKeys("log");
    }

    @Test
    void joinsListsWithoutRepeatingAnything() {
        assertThat(
                        ManifestRendering.values(
                                template("list: [a, b]\n", ""), Map.of("list", List.of("b", "c"))))
                .containsEntry("list", List.of("a", "b", "c"));
    }

    @Test
    void addsUpWhatUpgradesGive() {
        assertThat(
                        ManifestRendering.merge(
                                new ConfigValues("a: 1\nb: 1\n"), new ConfigValues("b: 2")))
                .isEqualTo(new ConfigValues("a: 1\nb: 2\n"));
        ConfigValues only = new ConfigValues("level: DEBUG");
        assertThat(ManifestRendering.merge(only, new ConfigValues(null))).isEqualTo(only);
        assertThat(ManifestRendering.merge(null, only)).isEqualTo(only);
    }

    @ParameterizedTest
    @CsvSource({
        "maven://org.example:log, 1.0.0, maven://org.example:log:1.0.0",
        "maven://org.example:log:1.0.0, 1.0.0, maven://org.example:log:1.0.0",
        "docker:org/log, 1.0.0, docker:org/log:1.0.0",
        "file:/apps/log, 1.0.0, file:/apps/log-1.0.0.jar",
        "file:/apps/log-1.0.0.jar, 1.0.0, file:/apps/log-1.0.0.jar",
        "file:/apps/log-1.0.0.jar, '', file:/apps/log-1.0.0.jar",
    })
    void putsTheVersionWhereTheResourceHasIt(String resource, String version, String location) {
        assertThat(
                        new ManifestApp(
                                        "log",
                                        Map.of(
                                                "spec",
                                                Map.of("resource", resource, "version", version)))
                                .location())
                .isEqualTo(location);
    }

    @Test
    void refusesWhatIsNoYamlMap() {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                ManifestRendering.render(
                                        stream("s", "1.0.0", "log"), new ConfigValues("- a\n")))
                .withMessage("configValues is not a YAML map");
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> ManifestApp.read("just text"));
    }

    @Test
    void refusesWhatUnfoldsWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 16; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        String longText = "a: &a %s\nb: [%s]\n".formatted("x".repeat(100_000), "*a,".repeat(500));
        for (String values :
                List.of(bomb.toString(), "a: &a [*a]\n", "a: &a {b: *a}\n", longText)) {
            assertThatExceptionOfType(SkipperException.class)
                    .isThrownBy(
                            () ->
                                    ManifestRendering.render(
                                            stream("s", "1.0.0", "log"), new ConfigValues(values)))
                    .withMessageStartingWith("configValues ");
            assertThatExceptionOfType(SkipperException.class)
                    .isThrownBy(
                            () ->
                                    ManifestRendering.merge(
                                            new ConfigValues("b: 1"), new ConfigValues(values)));
        }
    }

    @Test
    void namesTheTemplateThatLacksAValue() {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () -> ManifestRendering.render(template("a: 1", "x: {{missing}}"), null))
                .withMessageContaining("Template t.yml of package log");
    }

    @Test
    void keepsTemplatesFromTheMethodsBehindValues() {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                ManifestRendering.render(
                                        template("a: text", "x: {{a.getClass.getName}}"), null));
    }

    @Test
    void takesNoAppFromAManifestOfAnotherKind() {
        assertThat(ManifestApp.read("kind: CloudFoundryApplication\nmetadata:\n  name: a\n"))
                .isEmpty();
    }

    private static Pkg template(String values, String text) {
        return new Pkg(
                metadata("log", "1.0.0"),
                List.of(new Template("t.yml", text)),
                List.of(),
                new ConfigValues(values),
                List.of());
    }
}
