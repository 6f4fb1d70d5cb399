package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.dstone.platform.LaunchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmArchiveTest {

    private static final LaunchId ID = new LaunchId("recording-1");

    @TempDir Path folder = Path.of("");

    @Test
    void oneOfSeveralLaunchesRecords() throws IOException {
        WarmArchive archive = new WarmArchive(folder.resolve("25-linked"));

        assertThat(archive.beginRecording(ID)).isTrue();
        assertThat(archive.beginRecording(new LaunchId("recording-2"))).isFalse();
        assertThat(archive.recordedBy()).contains(ID);
    }

    @Test
    void aJarThatIsBeingRemovedDoesNotComeBackByARecording() {
        Path jar = folder.resolve("removed");

        assertThatThrownBy(() -> new WarmArchive(jar.resolve("25-linked")).beginRecording(ID))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(Files.exists(jar)).isFalse();
    }
}
