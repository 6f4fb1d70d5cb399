package net.dstone.platform.local;

import static net.dstone.platform.local.JvmFitness.Archive.CLASSES;
import static net.dstone.platform.local.JvmFitness.Archive.LINKED_CLASSES;
import static net.dstone.platform.local.JvmFitness.Archive.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFitnessTest {

    private static final long MEMORY = 16L << 30;

    private static JvmFitness of(int version, String options) {
        return JvmFitness.of(
                version,
                options.isEmpty() ? List.of() : List.of(options.split(" ")),
                Map.of(),
                MEMORY);
    }

    @ParameterizedTest
    @CsvSource({"17, CLASSES", "21, CLASSES", "25, LINKED_CLASSES"})
    void theKindOfArchiveDependsOnTheVersion(int version, JvmFitness.Archive archive) {
        assertThat(of(version, "")).isEqualTo(new JvmFitness.Fit(archive, true));
    }

    @Test
    void anOldJavaMakesNoArchives() {
        assertThat(of(11, "")).isInstanceOf(JvmFitness.Unfit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dspring.profiles.active=dev -Xmx512m -Xms64m",
                "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -XX:HeapDumpPath=/tmp",
                "-ea -Xlog:gc:file=gc.log --enable-preview"
            })
    void usualOptionsChangeNothing(String options) {
        assertThat(of(25, options)).isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC",
                "-XX:-UseParallelGC",
                "-XX:MaxGCPauseMillis=50",
                "-XX:TieredStopAtLevel=4",
                "-XX:-TieredCompilation",
                "-XX:+UseStringDeduplication",
                "-Xint"
            })
    void whatTheUserChoseIsNotReplaced(String option) {
        assertThat(of(25, option)).isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens java.base/java.lang=ALL-UNNAMED -Dx=y",
                "--add-modules java.sql",
                "--enable-native-access=ALL-UNNAMED"
            })
    void anotherModuleGraphTakesNoLinkedClasses(String options) {
        assertThat(of(25, options)).isEqualTo(new JvmFitness.Fit(CLASSES, true));
        assertThat(of(17, options)).isEqualTo(new JvmFitness.Fit(CLASSES, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:SharedArchiveFile=own.jsa",
                "-Xshare:off",
                "-XX:AOTCache=own.aot",
                "-XX:AOTMode=on",
                "-cp other.jar",
                "-classpath other.jar",
                "-javaagent:agent.jar",
                "-agentlib:jdwp=transport=dt_socket",
                "-agentpath:/x.so",
                "-XX:+UseZGC",
                "-XX:+UseShenandoahGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:-UseCompressedOops",
                "-Dloader.path=lib",
                "-Djarmode=tools",
                "-Djava.system.class.loader=x.Y",
                "-XX:Flags=file",
                "-XX:VMOptionsFile=file",
                "@options",
                "--patch-module=java.base=x",
                "--limit-modules=java.base",
                "-Xbootclasspath/a:x.jar",
                "-XX:SomethingNew=1"
            })
    void anythingElseIsLeftAlone(String option) {
        assertThat(of(25, option))
                .isInstanceOfSatisfying(
                        JvmFitness.Unfit.class,
                        unfit -> assertThat(unfit.reason()).contains(option.split("[= ]", 2)[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void optionsOfTheEnvironmentCountAsWell(String variable) {
        assertThat(withEnvironment(variable, " -XX:+UseZGC ")).isInstanceOf(JvmFitness.Unfit.class);
        assertThat(withEnvironment(variable, "-javaagent:x.jar"))
                .isInstanceOf(JvmFitness.Unfit.class);
        assertThat(withEnvironment(variable, "-Dx='a b'")).isInstanceOf(JvmFitness.Unfit.class);
        assertThat(withEnvironment(variable, "-Dx=y -XX:+UseSerialGC"))
                .isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, false));
        assertThat(withEnvironment(variable, ""))
                .isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, true));
    }

    private static JvmFitness withEnvironment(String variable, String value) {
        return JvmFitness.of(25, List.of(), Map.of(variable, value), MEMORY);
    }

    @Test
    void aHugeHeapTakesNoArchive() {
        assertThat(of(25, "-Xmx40g")).isEqualTo(new JvmFitness.Fit(NONE, true));
        assertThat(of(25, "-Xmx40000M")).isEqualTo(new JvmFitness.Fit(NONE, true));
        assertThat(of(25, "-Xmx16g")).isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, true));
        assertThat(JvmFitness.of(25, List.of(), Map.of(), 256L << 30))
                .isEqualTo(new JvmFitness.Fit(NONE, true));
        assertThat(JvmFitness.of(25, List.of("-Xmx1g"), Map.of(), 256L << 30))
                .isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, true));
        assertThat(JvmFitness.of(25, List.of("-XX:MaxRAMPercentage=10.5"), Map.of(), 256L << 30))
                .isEqualTo(new JvmFitness.Fit(LINKED_CLASSES, true));
    }
}
