package net.dstone.batch.common;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

    @Test
    void namesTheKeyOfANumberThatCannotBe() {
        assertThatThrownBy(() -> new BatchSettings("test", 1, 0, 1, Path.of("."), false))
                .hasMessageContaining("dstone.batch.chunk-size")
                .hasMessageContaining("not 0");
    }
}
