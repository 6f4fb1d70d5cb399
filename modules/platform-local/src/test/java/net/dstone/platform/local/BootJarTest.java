package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootJarTest {

    private static final FileTime TIME = FileTime.fromMillis(1_600_000_000_000L);

    @TempDir Path folder = Path.of("");
    private Path target = folder;

    @BeforeEach
    void target() throws IOException {
        target = Files.createDirectory(folder.resolve("layout"));
    }

    private SmallBootApp app() throws IOException {
        return new SmallBootApp(folder.resolve("work"));
    }

    private List<BootJar.LaidOutFile> layOut(SmallBootApp app) throws Exception {
        try (BootJar jar = BootJar.open(app.writeTo(folder.resolve("app.jar")))) {
            return jar.layOut(target, "own.jar", TIME);
        }
    }

    @Test
    void theManifestIsTheOriginalOneExceptForWhatStartsTheApp() throws Exception {
        layOut(app().withAttribute("X-Team", "batch"));

        try (JarFile own = new JarFile(target.resolve("own.jar").toFile())) {
            Attributes attributes = own.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Main-Class")).isEqualTo("app.Greeter");
            assertThat(attributes.getValue("Class-Path")).isEqualTo("lib/library-1.0.jar");
            assertThat(attributes.getValue("Implementation-Version")).isEqualTo("1.2.3");
            assertThat(attributes.getValue("Start-Class")).isEqualTo("app.Greeter");
            assertThat(attributes.getValue("X-Team")).isEqualTo("batch");
        }
    }

    @Test
    void librariesComeInTheOrderOfTheEntriesAndKeepTheirTimes() throws Exception {
        String empty =
                new String(SmallBootApp.jar(Map.of("x", new byte[0])), StandardCharsets.ISO_8859_1);
        layOut(app().with("BOOT-INF/lib/z-2.jar", empty).with("BOOT-INF/lib/a_1.jar", empty));

        try (JarFile own = new JarFile(target.resolve("own.jar").toFile())) {
            assertThat(own.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("lib/library-1.0.jar lib/z-2.jar lib/a_1.jar");
        }
        assertThat(Files.getLastModifiedTime(target.resolve("lib/z-2.jar")).toMillis())
                .isEqualTo(1_700_000_000_000L);
        assertThat(Files.getLastModifiedTime(target.resolve("own.jar"))).isEqualTo(TIME);
    }

    @Test
    void whatTheAppSeesAtItsRootIsInItsOwnJarFoldersIncluded() throws Exception {
        layOut(
                app().with("BOOT-INF/classes/application.yml", "own: true")
                        .with("META-INF/build-info.txt", "root")
                        .with("META-INF/same.txt", "same")
                        .with("BOOT-INF/classes/META-INF/same.txt", "same")
                        .with("BOOT-INF/classpath.idx", "- x"));

        try (JarFile own = new JarFile(target.resolve("own.jar").toFile())) {
            assertThat(Collections.list(own.entries()).stream().map(ZipEntry::getName))
                    .containsExactly(
                            "META-INF/MANIFEST.MF",
                            "org/springframework/boot/loader/launch/JarLauncher.class",
                            "app/",
                            "app/Greeter.class",
                            "application.yml",
                            "META-INF/build-info.txt",
                            "META-INF/same.txt",
                            "BOOT-INF/classpath.idx");
            assertThat(own.getInputStream(own.getEntry("application.yml")).readAllBytes())
                    .asString()
                    .isEqualTo("own: true");
        }
    }

    @Test
    void theDigestsAreThoseOfTheFiles() throws Exception {
        List<BootJar.LaidOutFile> files = layOut(app());

        assertThat(files)
                .extracting(BootJar.LaidOutFile::name)
                .containsExactly("lib/library-1.0.jar", "own.jar");
        for (BootJar.LaidOutFile file : files) {
            assertThat(file.sha256()).isEqualTo(Sha256.of(target.resolve(file.name())));
            assertThat(file.size()).isEqualTo(Files.size(target.resolve(file.name())));
        }
    }

    @Test
    void aLauncherOfBoot2IsKnownToo() throws Exception {
        assertThat(
                        layOut(
                                app().withAttribute(
                                                "Main-Class",
                                                "org.springframework.boot.loader.JarLauncher")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Main-Class|org.springframework.boot.loader.launch.PropertiesLauncher|JarLauncher",
                "Main-Class|org.springframework.boot.loader.launch.WarLauncher|JarLauncher",
                "Main-Class|app.Greeter|JarLauncher",
                "Class-Path|config/|Class-Path",
                "Launcher-Agent-Class|app.Agent|Launcher-Agent-Class",
                "Spring-Boot-Lib|lib/|Spring-Boot-Lib",
                "Spring-Boot-Classes|classes/|Spring-Boot-Classes",
                "Start-Class|not a class|Start-Class"
            })
    void aJarWithAnUnusualManifestIsLeftAlone(String name, String value, String reason)
            throws Exception {
        SmallBootApp app = app().withAttribute(name, value);

        assertThatThrownBy(() -> layOut(app))
                .isInstanceOf(BootJar.NotSuitedException.class)
                .hasMessageContaining(reason);
    }

    /** Java before version 25 does not start these, while Boot's loader does. */
    @ParameterizedTest
    @CsvSource({
        "static,                main, V",
        "private static,        main, V",
        "protected static,      main, V",
        "public,                main, V",
        "public static,         main, I",
        "public static,         run,  V"
    })
    void aJarWhoseMainMethodIsNotForEverybodyIsLeftAlone(
            String modifiers, String name, String result) throws Exception {
        SmallBootApp app = appThatDeclares(modifiers, name, result);

        assertThatThrownBy(() -> layOut(app))
                .isInstanceOf(BootJar.NotSuitedException.class)
                .hasMessageContaining("app.Other has no public static void main");
    }

    @Test
    void aMainMethodMayBeInAClassThatIsNotPublic() throws Exception {
        assertThat(layOut(appThatDeclares("public static", "main", "V"))).hasSize(2);
    }

    private SmallBootApp appThatDeclares(String modifiers, String name, String result)
            throws IOException {
        int flags =
                Stream.of(modifiers.split(" "))
                        .map(modifier -> AccessFlag.valueOf(modifier.toUpperCase(Locale.ROOT)))
                        .mapToInt(AccessFlag::mask)
                        .sum();
        byte[] other =
                ClassFile.of()
                        .build(
                                ClassDesc.of("app.Other"),
                                type ->
                                        type.withFlags(0)
                                                .withMethodBody(
                                                        name,
                                                        MethodTypeDesc.ofDescriptor(
                                                                "([Ljava/lang/String;)" + result),
                                                        flags,
                                                        code -> code.aconst_null().athrow()));
        return app().withAttribute("Start-Class", "app.Other")
                .with("BOOT-INF/classes/app/Other.class", other);
    }

    @Test
    void aJarWithoutItsStartClassOrWithAnUnreadableOneIsLeftAlone() throws IOException {
        SmallBootApp without = app().withAttribute("Start-Class", "app.Other");

        assertThatThrownBy(() -> layOut(without)).hasMessageContaining("app.Other has no");
        without.with("BOOT-INF/classes/app/Other.class", "text");
        assertThatThrownBy(() -> layOut(without))
                .isInstanceOf(BootJar.NotSuitedException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/KEY.SF",
                "META-INF/KEY.RSA",
                "META-INF/INDEX.LIST",
                "META-INF/versions/21/app/Greeter.class",
                "BOOT-INF/classes/META-INF/versions/21/app/Greeter.class",
                "BOOT-INF/classes/META-INF/MANIFEST.MF",
                "BOOT-INF/lib/with blank.jar",
                "BOOT-INF/lib/more/nested.jar"
            })
    void aJarWithAnUnusualFileIsLeftAlone(String entry) throws Exception {
        SmallBootApp app = app().with(entry, "text");

        assertThatThrownBy(() -> layOut(app)).isInstanceOf(BootJar.NotSuitedException.class);
    }

    @Test
    void aJarWithTwoFilesOfOneNameIsLeftAlone() throws Exception {
        SmallBootApp app =
                app().with("META-INF/a.txt", "root").with("BOOT-INF/classes/META-INF/a.txt", "own");

        assertThatThrownBy(() -> layOut(app)).hasMessageContaining("two files META-INF/a.txt");
    }
}
