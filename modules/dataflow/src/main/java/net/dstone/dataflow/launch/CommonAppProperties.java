package net.dstone.dataflow.launch;

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
 */
@ConfigurationProperties("spring.cloud.dataflow.application-properties")
record CommonAppProperties(
        @DefaultValue Map<String, String> task,
        @DefaultValue("classpath:META-INF/application-task-common-properties-defaults.yml")
                Resource taskResource) {

    /** The properties of {@link #taskResource} for one type of platform, such as {@code Local}. */
    Map<String, String> taskDefaults(String platformType) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(taskResource);
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
