package net.dstone.skipper;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void featuresKeepToThemselves() {
        ApplicationModules.of("net.dstone.skipper").verify();
    }
}
