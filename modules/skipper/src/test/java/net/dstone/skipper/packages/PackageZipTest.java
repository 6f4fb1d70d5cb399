package net.dstone.skipper.packages;

import static net.dstone.skipper.testing.TestPackages.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageZipTest {

    private static final String METADATA = "name: a\nversion: 1.0.0\nother: ignored\n";

    @Test
    void readsWhatItWrites() {
        Pkg pkg = stream("ticktock", "1.0.0", "log", "time");
        Pkg read = PackageZip.read(PackageZip.write(pkg), "ticktock", "1.0.0");
        assertThat(read.metadata()).isEqualTo(pkg.metadata());
        assertThat(read.dependencies()).isEqualTo(pkg.dependencies());
    }

    @Test
    void readsValuesTemplatesAndManifestFiles() throws IOException {
        Pkg pkg =
                PackageZip.read(
                        zip(
                                "a-1.0.0/package.yaml", METADATA,
                                "a-1.0.0/values.yaml", "level: INFO\n",
                                "a-1.0.0/templates/log.yml", "text",
                                "a-1.0.0/templates/.hidden.yml", "not this",
                                "a-1.0.0/manifest.yml", "applications: []"),
                        "a",
                        "1.0.0");
        assertThat(pkg.templates()).containsExactly(new Template("log.yml", "text"));
        assertThat(pkg.configValues()).isEqualTo(new ConfigValues("level: INFO\n"));
        assertThat(pkg.fileHolders()).extracting("name").containsExactly("manifest.yml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a-1.0.0/../../evil",
                "/etc/evil",
                "a-1.0.0\\..\\evil",
                "C:/evil"
            })
    void refusesEntriesThatLeadElsewhere(String entry) throws IOException {
        byte[] zip = zip("a-1.0.0/package.yml", METADATA, entry, "x");
        assertRefused(zip, "outside of its folder");
    }

    @Test
    void refusesWhatUnfoldsToTooMuch() throws IOException {
        byte[] zip =
                zip(
                        "a-1.0.0/package.yml",
                        METADATA,
                        "a-1.0.0/templates/a.yml",
                        " ".repeat(PackageZip.LARGEST));
        assertThat(zip.length).isLessThan(100_000);
        assertRefused(zip, "unfolds to more than");
    }

    @Test
    void refusesFoldersThatUnfoldToTooMuch() throws IOException {
        byte[] zip =
                zip(
                        "a-1.0.0/package.yml",
                        METADATA,
                        "a-1.0.0/templates/",
                        " ".repeat(PackageZip.LARGEST));
        assertRefused(zip, "unfolds to more than");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        String[] entries = new String[(PackageZip.MOST_ENTRIES + 1) * 2];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "a-1.0.0/" + i;
            entries[i + 1] = "";
        }
        assertRefused(zip(entries), "more than 2000 entries");
    }

    @Test
    void refusesWhatIsNoPackage() throws IOException {
        assertRefused("text".getBytes(StandardCharsets.UTF_8), "not a zip file");
        assertRefused(zip("b-1.0.0/package.yml", METADATA), "no folder a-1.0.0/");
        assertRefused(zip("a-1.0.0/values.yml", "a: 1"), "no package.yml");
        assertRefused(zip("a-1.0.0/package.yml", "name: b\nversion: 1.0.0\n"), "is of b:1.0.0");
        assertRefused(
                zip("a-1.0.0/package.yml", "name: a\nversion: 1.0.0\ntags: [x]\n"),
                "more than a text under 'tags'");
        assertRefused(zip("a-1.0.0/package.yml", "- a"), "not a YAML map");
    }

    private static void assertRefused(byte[] zip, String message) {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> PackageZip.read(zip, "a", "1.0.0"))
                .withMessageContaining(message);
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
