package net.dstone.dataflow.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;

/** Job parameters as Spring Batch 4's own class looked in JSON, which clients read back into it. */
record JobParametersResource(Map<String, Parameter> parameters) {

    record Parameter(boolean identifying, @Nullable Object value, String type) {}

    static JobParametersResource of(List<JobParameter> parameters) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (JobParameter parameter : parameters) {
            byName.put(
                    parameter.name(),
                    new Parameter(
                            parameter.identifying(),
                            parameter.value() instanceof Instant instant
                                    ? WireTime.format(instant)
                                    : parameter.shownValue(),
                            parameter.type().name()));
        }
        return new JobParametersResource(byName);
    }

    /** The short form: {@code run.id(long)} and the value's text. */
    static Map<String, String> texts(List<JobParameter> parameters) {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.forEach(parameter -> texts.put(parameter.label(), parameter.shownText()));
        return texts;
    }

    /** The short form in one line. */
    static String line(List<JobParameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.label() + "=" + parameter.shownText())
                .collect(Collectors.joining(","));
    }
}
