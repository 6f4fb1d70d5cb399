package net.dstone.dataflow.app;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.artifacts.ConfigurationOption;
import org.jspecify.annotations.Nullable;

/** A registration with the properties its application declares. */
record AppDetailResource(
        @JsonUnwrapped AppResource app,
        List<ConfigurationOption> options,
        @Nullable String shortDescription,
        List<String> inboundPortNames,
        List<String> outboundPortNames,
        Map<String, List<String>> optionGroups) {

    static AppDetailResource of(
            AppRegistration app, ConfigurationMetadata metadata, boolean exhaustive) {
        return new AppDetailResource(
                AppResource.of(app),
                metadata.options(exhaustive),
                null,
                metadata.inboundPortNames(),
                metadata.outboundPortNames(),
                metadata.optionGroups());
    }
}
