package net.dstone.dataflow.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardFilesTest {

    private final DashboardFiles files =
            new DashboardFiles(List.of("nowhere/", "dashboard-of-the-test/"));

    @Test
    void aFileIsFoundInTheFirstFolderThatHasIt() {
        assertThat(files.find("assets/index-1a2b3c.js")).isPresent();
        assertThat(files.arePresent()).isTrue();
    }

    @Test
    void aServerWithoutItHasNone() {
        assertThat(new DashboardFiles(List.of("nowhere/")).arePresent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "assets",
                "assets/",
                "assets/none.js",
                "../beside-the-dashboard.txt",
                "assets/../index.html",
                "./index.html",
                "/index.html",
                "assets//index-1a2b3c.js",
                "assets\\index-1a2b3c.js",
                "%2e%2e/beside-the-dashboard.txt",
                "작업"
            })
    void anythingElseIsNoFile(String path) {
        assertThat(files.find(path)).isEmpty();
    }

    @Test
    void aVeryLongPathIsNoFile() {
        assertThat(files.find("a/".repeat(50_000) + "index.html")).isEmpty();
        assertThat(files.find("./".repeat(50) + "assets/index-1a2b3c.js")).isEmpty();
    }
}
