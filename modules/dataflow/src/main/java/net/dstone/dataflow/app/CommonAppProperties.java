package net.dstone.dataflow.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Properties the operator gives to all programs.
 *
 * @param task win over what definitions say, lose against what a launch says
 * @param taskResource YAML with sections {@code common} and one for each type of platform; its properties
 *     only fill gaps
 * @param stream as {@code task}, for the apps of streams
 * @param streamResource as {@code taskResource}
 */
@ConfigurationProperties("spring.cloud.dataflow.application-properties")
public record CommonAppProperties(
        @DefaultValue Map<String, String> task,
        @DefaultValue("classpath:META-INF/application-task-common-properties-defaults.yml")
                Resource taskResource,
        @DefaultValue Map<String, String> stream,
        @DefaultValue("classpath:META-INF/application-stream-common-properties-defaults.yml")
                Resource streamResource) {

    /** The properties of {@link #taskResource} for one type of platform, such as {@code Local}. */
    public Map<String, String> taskDefaults(String platformType) {
        return defaults(taskResource, platformType);
    }

    /** The properties of {@link #streamResource} for one type of platform, such as {@code local}. */
    public Map<String, String> streamDefaults(String platformType) {
        return defaults(streamResource, platformType);
    }

    private static Map<String, String> defaults(Resource resource, String platformType) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(resource);
        Properties all = yaml.getObject();
        Map<String, String> defaults = new LinkedHashMap<>();
        if (all != null) {
            for (String section :
                    new String[] {
                        "common.", platformType.toLowerCase(Locale.ROOT).replace(" ", "") + "."
                    }) {
                all.forEach(
                        (key, value) -> {
                            String name = key.toString();
                            if (name.startsWith(section)) {
                                defaults.put(name.substring(section.length()), value.toString());
                            }
                        });
            }
        }
        return defaults;
    }
}
