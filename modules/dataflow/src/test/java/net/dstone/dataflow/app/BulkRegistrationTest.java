package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkRegistrationTest {

    @Test
    void aLineIsOneApplicationOfTheVersionItsUriNames() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        source.time=maven://org.example:time:1.2.0
                        task.report=file:///apps/report-2.0.1.jar
                        """);

        assertThat(bulk.apps())
                .containsExactly(
                        app(AppType.source, "time", "maven://org.example:time:1.2.0"),
                        app(AppType.task, "report", "file:///apps/report-2.0.1.jar"));
        assertThat(bulk.apps()).extracting(NewApp::version).containsExactly("1.2.0", "2.0.1");
        assertThat(bulk.warnings()).isEmpty();
    }

    @Test
    void theBootVersionIsThatOfTheApplicationAbove() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        task.old=file:/apps/old-1.0.jar
                        task.new=file:/apps/new-1.0.jar
                        task.new.bootVersion=4
                        """);

        assertThat(bulk.apps())
                .extracting(NewApp::bootVersion)
                .containsExactly(BootVersion.BOOT2, BootVersion.BOOT4);
    }

    @Test
    void theBootVersionMayFollowTheMetadataAndComments() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        sink.log=docker:acme/log:2.1
                        sink.log.metadata=maven://acme:log:jar:metadata:2.1

                        # generation
                        sink.log.bootVersion=3
                        """);

        assertThat(bulk.apps()).extracting(NewApp::bootVersion).containsExactly(BootVersion.BOOT3);
    }

    @Test
    void metadataBelongsToTheVersionItsUriNamesWhereverItStands() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        sink.log.metadata=maven://acme:log:jar:metadata:2.0
                        sink.log=docker:acme/log:1.0
                        sink.log=docker:acme/log:2.0
                        """);

        assertThat(bulk.apps())
                .extracting(NewApp::metadataText)
                .containsExactly(null, "maven://acme:log:jar:metadata:2.0");
    }

    @Test
    void anApplicationTaggedLatestTakesMetadataOfAnyVersion() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        sink.log=docker:acme/log
                        sink.log.metadata=maven://acme:log:jar:metadata:2.0
                        """);

        assertThat(bulk.apps().getFirst().version()).isEqualTo("latest");
        assertThat(bulk.apps().getFirst().metadataText())
                .isEqualTo("maven://acme:log:jar:metadata:2.0");
    }

    @Test
    void metadataOfNoApplicationIsIgnoredWithAWarning() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        """
                        sink.log=docker:acme/log:1.0
                        sink.log.metadata=maven://acme:log:jar:metadata:2.0
                        """);

        assertThat(bulk.apps().getFirst().metadataText()).isNull();
        assertThat(bulk.warnings())
                .containsExactly(
                        "Line 2 was ignored: there is no line for version 2.0 of sink.log");
    }

    @Test
    void commentsAndEmptyLinesAreSkippedAndOtherLinesWithoutValueAreNamed() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        "# sink.log=docker:acme/log:1.0\n\n   \nsecret text\nsink.x=\n");

        assertThat(bulk.apps()).isEmpty();
        assertThat(bulk.warnings())
                .containsExactly(
                        "Line 4 is not of the form <key>=<value> and was ignored",
                        "Line 5 is not of the form <key>=<value> and was ignored");
    }

    @Test
    void aUriMayContainAnEqualsSignAndLinesMayEndAsOnWindows() {
        BulkRegistration bulk =
                BulkRegistration.parse(
                        "task.a=https://h/a-1.0.jar?token=x\r\ntask.b=file:/b-2.0.jar\r\n");

        assertThat(bulk.apps())
                .extracting(app -> app.uri().text())
                .containsExactly("https://h/a-1.0.jar?token=x", "file:/b-2.0.jar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    notype=file:/a-1.0.jar              | Line 2: Invalid key 'notype'
                    task.a.b.c=file:/a-1.0.jar          | Line 2: Invalid key 'task.a.b.c'
                    task.my.app=file:/a-1.0.jar         | Line 2: Invalid key 'task.my.app'
                    zorg.a=file:/a-1.0.jar              | Line 2: Unknown type 'zorg'
                    TASK.a=file:/a-1.0.jar              | Line 2: Unknown type 'TASK'
                    task.a=/apps/a-1.0.jar              | Line 2: Invalid URI schema
                    task.a=file:/apps/a.jar             | Line 2: No version
                    task.a:b=file:/apps/a-1.0.jar       | Line 2: Application name 'a:b'
                    task.=file:/apps/a-1.0.jar          | Line 2: An application must have a name
                    task.a.metadata=file:/apps/a.jar    | Line 2: No version
                    task.first.bootVersion=5            | Line 2: Invalid bootVersion '5'
                    task.other.bootVersion=3            | Line 2: bootVersion of 'task.other'
                    """)
    void aWrongLineIsNamedAndNothingIsRegistered(String line, String message) {
        assertThatThrownBy(
                        () ->
                                BulkRegistration.parse(
                                        "task.first=file:/first-1.0.jar\n" + line + "\n"))
                .isInstanceOf(InvalidAppRegistrationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aBootVersionFarFromItsApplicationIsWrong() {
        assertThatThrownBy(
                        () ->
                                BulkRegistration.parse(
                                        """
                                        task.a=file:/a-1.0.jar
                                        task.b=file:/b-1.0.jar
                                        task.a.bootVersion=3
                                        """))
                .hasMessageStartingWith("Line 3: bootVersion of 'task.a' must directly follow");
    }

    private static NewApp app(AppType type, String name, String uri) {
        return NewApp.of(type, name, null, uri, null, BootVersion.BOOT2);
    }
}
