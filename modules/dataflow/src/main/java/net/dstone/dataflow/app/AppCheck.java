package net.dstone.dataflow.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a URI before it is registered.
 *
 * @param found whether it leads to a program that can be registered and run
 * @param problem for people: why not, or why that is not known yet
 * @param version that it would be registered as
 * @param sizeBytes of the file
 * @param bootVersion the Spring Boot generation found inside: 2, 3 or 4
 * @param optionCount how many properties it says it has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppCheck(
        boolean found,
        @Nullable String problem,
        @Nullable String version,
        @Nullable Long sizeBytes,
        @Schema(allowableValues = {"2", "3", "4"}) @Nullable String bootVersion,
        @Nullable Integer optionCount) {

    static AppCheck notFound(@Nullable String problem, @Nullable String version) {
        return new AppCheck(false, problem, version, null, null, null);
    }
}
