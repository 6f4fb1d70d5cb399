package net.dstone.dataflow.app;

import java.time.Clock;
import java.time.Duration;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.JarInspector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AppConfiguration {

    /** Long enough for a file of this machine or a near repository, short enough for a person who waits. */
    private static final Duration FIRST_LOOK_PATIENCE = Duration.ofSeconds(5);

    /** Somebody who types a URI letter by letter must not start a hundred downloads. */
    private static final int MOST_LOOKS = 8;

    @Bean
    net.dstone.artifacts.AppMetadata declarations(
            Artifacts artifacts,
            JarInspector inspector,
            ContainerProperties containers,
            @Value("${.dockerconfigjson:}") String dockerConfigJson,
            Clock clock) {
        return new net.dstone.artifacts.AppMetadata(
                artifacts, inspector, containers.settings(dockerConfigJson), clock);
    }

    /** Of its own, as below: URIs that lead nowhere must not keep launches from being previewed. */
    @Bean
    ShortWait checkWait() {
        return new ShortWait(FIRST_LOOK_PATIENCE, MOST_LOOKS);
    }

    @Bean
    ShortWait previewWait() {
        return new ShortWait(FIRST_LOOK_PATIENCE, MOST_LOOKS);
    }

    @Bean
    AppChecking appChecking(
            Artifacts artifacts,
            JarInspector inspector,
            net.dstone.artifacts.AppMetadata declarations,
            ShortWait checkWait) {
        return new AppChecking(artifacts, inspector, declarations, checkWait);
    }

    /** Gets programs for somebody who waits at a screen. */
    @Bean
    SoonArtifacts soonArtifacts(AppArtifacts artifacts, ShortWait previewWait) {
        return new SoonArtifacts(artifacts, previewWait);
    }

    @Bean
    SoonMetadata soonMetadata(AppMetadata metadata, ShortWait previewWait) {
        return new SoonMetadata(metadata, previewWait);
    }

    @Bean
    FirstLook firstLook(AppArtifacts artifacts, AppMetadata metadata) {
        return new FirstLook(artifacts, metadata, FIRST_LOOK_PATIENCE);
    }
}
