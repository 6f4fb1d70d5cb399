package net.dstone.server.artifact;

import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.JarInspector;
import net.dstone.server.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ArtifactConfiguration {

    @Bean
    Artifacts artifacts(
            MavenProperties maven, DownloadProperties downloads, ServerProperties server) {
        return new Artifacts(
                maven.settings(), downloads.settings(server.home().resolve("downloads")));
    }

    @Bean
    JarInspector jarInspector() {
        return new JarInspector();
    }
}
