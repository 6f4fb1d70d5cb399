package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @Test
    void aHomeServesOneServerAtATime(@TempDir Path home) throws IOException {
        ServerProperties properties = new ServerProperties(home);
        try (HomeLock _ = new HomeLock(properties)) {
            assertThatThrownBy(() -> new HomeLock(properties))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining(home.toString());
        }
        new HomeLock(properties).close();
    }
}
