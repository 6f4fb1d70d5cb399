package net.dstone.skipper;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void featuresKeepToThemselves() {
        ApplicationModules.of("net.dstone.skipper", new ImportOption.DoNotIncludeTests()).verify();
    }
}
