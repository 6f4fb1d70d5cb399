package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppUriTest {

    @Test
    void readsMavenCoordinatesAndTakesJarForGranted() {
        var uri = (AppUri.Maven) AppUri.parse("maven://org.acme:import-task:1.0.0");

        assertThat(uri.group()).isEqualTo("org.acme");
        assertThat(uri.artifact()).isEqualTo("import-task");
        assertThat(uri.extension()).isEqualTo("jar");
        assertThat(uri.classifier()).isEmpty();
        assertThat(uri.version()).isEqualTo("1.0.0");
        assertThat(uri.description()).isEqualTo("org.acme:import-task:jar:1.0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "maven://org.acme:a:jar:metadata:1.0.0,        org.acme:a:jar:metadata:1.0.0",
        "maven:org.acme:a:war:1.0.0,                   org.acme:a:war:1.0.0",
        "MAVEN:///org.acme:a:1.0-SNAPSHOT,             org.acme:a:jar:1.0-SNAPSHOT",
        "docker:team/app:1.2,                          Docker Resource [docker:team/app:1.2]",
        "docker://registry:5000/team/app,              Docker Resource [docker:registry:5000/team/app]",
        "file:///apps/app-1.0.0.jar,                   URL [file:///apps/app-1.0.0.jar]",
        "http://me:secret@host/app-1.0.0.jar,          URL [http://******@host/app-1.0.0.jar]",
    })
    void describesItselfInTheWordsClientsKnow(String text, String description) {
        assertThat(AppUri.parse(text).description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "maven://org.acme:a:1.0.0,                     1.0.0",
        "maven://org.acme:a:jar:metadata:1.0.0,        1.0.0",
        "docker:team/app:1.2,                          1.2",
        "docker:team/app,                              latest",
        "docker:registry:5000/team/app,                latest",
        "file:///apps/sample-boot2-1.1.0.jar,          1.1.0",
        "file:////apps/dstone-batch-0.0.1-SNAPSHOT.jar, 0.0.1-SNAPSHOT",
        "file:/apps/log-sink-3.2.1-metadata.jar,       3.2.1",
        "https://host/repo/log-sink-3.2.1.jar?x=a-9.z, 3.2.1",
        "file:///apps/a-1-b-2.jar,                     2",
    })
    void tellsTheVersion(String text, String version) {
        assertThat(AppUri.parse(text).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///apps/app.jar",
                "file:///apps-1.0/app.jar",
                "file:///apps/app-1",
                "http://host/app-latest.jar",
                "classpath:app-1.0.0.jar",
                "gopher://x/y-1.0.0.jar"
            })
    void saysThatNoVersionCanBeTold(String text) {
        AppUri uri = AppUri.parse(text);
        assertThatThrownBy(uri::version)
                .isInstanceOf(InvalidAppUriException.class)
                .hasMessageContaining("No version can be told from '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "file:///apps/a-1.jar,              /apps/a-1.jar",
        "file:////apps/a-1.jar,             /apps/a-1.jar",
        "file:/apps/a-1.jar,                /apps/a-1.jar",
        "file://localhost/apps/a-1.jar,     /apps/a-1.jar",
        "FILE:///apps/a-1.jar,              /apps/a-1.jar",
        "file:apps/a-1.jar,                 apps/a-1.jar",
        "file:///apps/with%20blank-1.jar,   /apps/with blank-1.jar",
        "file:///앱/배치-1.jar,              /앱/배치-1.jar",
    })
    void findsTheFileHoweverManySlashesThereAre(String text, String path) {
        assertThat(((AppUri.LocalFile) AppUri.parse(text)).path()).isEqualTo(Path.of(path));
    }

    @Test
    void takesAnImageReferenceApart() {
        var uri = (AppUri.Docker) AppUri.parse("docker:registry.acme.org:5000/team/sub/app:1.2");

        assertThat(uri.host()).contains("registry.acme.org:5000");
        assertThat(uri.repository()).isEqualTo("team/sub/app");
        assertThat(uri.tag()).contains("1.2");
        assertThat(uri.reference()).isEqualTo("registry.acme.org:5000/team/sub/app:1.2");
    }

    @Test
    void knowsAnImageByItsDigest() {
        String digest = "sha256:" + "ab".repeat(32);
        var uri = (AppUri.Docker) AppUri.parse("docker://team/app@" + digest);

        assertThat(uri.digest()).contains(digest);
        assertThat(uri.masked()).isEqualTo("docker://team/app@" + digest);
    }

    @Test
    void refusesTextWithoutScheme() {
        assertThatThrownBy(() -> AppUri.parse("/tmp/foo-1.0.0.jar"))
                .isInstanceOf(InvalidAppUriException.class)
                .hasMessage(
                        "Invalid URI schema for resource: /tmp/foo-1.0.0.jar Expected URI schema prefix like file://, http:// or classpath:// but got none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "::not a uri::",
                "maven://org.acme:app",
                "maven://a:b:c:d:e:f",
                "maven://org.acme::1.0",
                "maven://org.acme/app/1.0",
                "docker:",
                "docker:Team/App:1",
                "docker:team/app:",
                "docker:team//app:1",
                "docker:team/app/:1",
                "file:///with blank-1.jar",
                "file:",
                "file://elsewhere/a-1.jar",
                "http://",
                "http:app-1.jar",
                "http://host"
            })
    void refusesWhatBreaksTheRulesOfItsScheme(String text) {
        assertThatThrownBy(() -> AppUri.parse(text)).isInstanceOf(InvalidAppUriException.class);
    }

    @Test
    void acceptsAnUnknownSchemeUntilItIsUsed() {
        assertThat(AppUri.parse("Gopher://x/y-1.0.0.jar"))
                .isEqualTo(new AppUri.Other("Gopher://x/y-1.0.0.jar", "gopher"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:pw@host/a-1.jar,              https://******@host/a-1.jar",
        "https://host/a-1.jar?token=x&b=1,        https://host/a-1.jar?token=******&b=1",
        "https://host/a-1.jar?b=1&X-Amz-Signature=q, https://host/a-1.jar?b=1&X-Amz-Signature=******",
        "https://host/a-1.jar?b=a@b,              https://host/a-1.jar?b=a@b",
        "file:///apps/a-1.jar,                    file:///apps/a-1.jar",
    })
    void hidesCredentialsWhenShown(String text, String shown) {
        assertThat(AppUri.parse(text).masked()).isEqualTo(shown);
    }

    @Test
    void hidesCredentialsEvenOfABrokenUri() {
        assertThatThrownBy(() -> AppUri.parse("https://me:pw@host/with blank"))
                .hasMessageContaining("https://******@host/with blank")
                .hasMessageNotContaining("pw@");
    }

    @ParameterizedTest
    @CsvSource({
        "file:///apps/app-1.0.0.jar,   1.0.0, file:///apps/app-1.1.0.jar,   1.1.0, true",
        "maven://g:a:1.0.0,            1.0.0, maven://g:a:2.0.0-SNAPSHOT,   2.0.0-SNAPSHOT, true",
        "file:///1.0/app-1.0.jar,      1.0,   file:///1.0/app-1.1.jar,      1.1,   true",
        "file:///apps/app-1.0.0.jar,   1.0.0, file:/apps/app-1.1.0.jar,     1.1.0, true",
        "file:///apps/app-1.0.0.jar,   1.0.0, file:///apps/other-1.0.0.jar, 1.0.0, false",
        "file:///apps/app-1.0.0.jar,   1.0.0, file:///apps/app-1.0.0.jar,   9.9.9, false",
        "docker:team/app,              latest, docker:team/app,             latest, true",
    })
    void comparesUrisWithoutTheirVersions(
            String one, String version, String other, String otherVersion, boolean same) {
        assertThat(
                        AppUri.parse(one)
                                .differsOnlyInVersion(version, AppUri.parse(other), otherVersion))
                .isEqualTo(same);
    }

    @Test
    void throwsNothingButItsOwnExceptionWhateverTheText() {
        List<String> parts =
                List.of(
                        "maven:",
                        "docker:",
                        "file:",
                        "http:",
                        "HTTPS:",
                        "x:",
                        "/",
                        "//",
                        ":",
                        "@",
                        "%",
                        "%00",
                        "%zz",
                        "[",
                        "]",
                        "?",
                        "#",
                        "-",
                        ".",
                        "1",
                        "a",
                        "A",
                        "앱",
                        " ",
                        "\u0000",
                        "host",
                        "1.0.jar",
                        "localhost",
                        "\\");
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            try {
                AppUri uri = AppUri.parse(text.toString());
                assertThat(uri.description()).isNotEmpty();
                assertThat(uri.version()).isNotEmpty();
            } catch (InvalidAppUriException e) {
                assertThat(e).hasMessageMatching("(?s).{10,}");
            }
        }
    }

    @Test
    void readsAVeryLongText() {
        String many = "a/".repeat(100_000);

        assertThat(AppUri.parse("docker:" + many + "b").version()).isEqualTo("latest");
        assertThat(AppUri.parse("http://h/" + many + "b-1.jar?key=x").masked()).endsWith("******");
    }
}
