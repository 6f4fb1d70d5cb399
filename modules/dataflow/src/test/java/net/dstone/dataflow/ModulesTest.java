package net.dstone.dataflow;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void featuresKeepToThemselves() {
        ApplicationModules.of(DataflowServer.class).verify();
    }
}
