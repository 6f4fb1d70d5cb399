package net.dstone.dataflow.about;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.security.SecurityInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.SpringVersion;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What this server is. */
@RestController
class AboutController {

    /**
     * The release of SCDF whose interface this server has. Clients decide by it which endpoints they
     * use, so it is not the version of this product, which stands under {@code implementation}.
     */
    private static final String COMPATIBLE_VERSION = "2.11.5";

    private static final Logger log = LoggerFactory.getLogger(AboutController.class);

    private final TaskPlatforms platforms;
    private final @Nullable BuildProperties build;

    AboutController(
            Features features, TaskPlatforms platforms, ObjectProvider<BuildProperties> build) {
        if (features.streamsEnabled() || features.schedulesEnabled() || !features.tasksEnabled()) {
            log.warn(
                    "spring.cloud.dataflow.features.* has no effect: this release has tasks, and"
                            + " neither streams nor schedules");
        }
        this.platforms = platforms;
        this.build = build.getIfAvailable();
    }

    @GetMapping("/about")
    EntityModel<About> about() {
        About about =
                new About(
                        new FeatureInfo(true, false, true, false, "NONE"),
                        versions(),
                        SecurityInfo.anonymous(),
                        new RuntimeEnvironment(
                                Deployer.absent(),
                                platforms.all().stream().map(Deployer::of).toList()),
                        new MonitoringDashboardInfo("", 15, "NONE", "default-scdf-source"),
                        buildInfo());
        return EntityModel.of(
                about, Link.of(ServletUriComponentsBuilder.fromCurrentRequestUri().toUriString()));
    }

    private VersionInfo versions() {
        return new VersionInfo(
                new Dependency("dstone-batch-server", ownVersion(), null),
                new Dependency(
                        "Spring Cloud Data Flow Core (compatible)", COMPATIBLE_VERSION, null),
                new Dependency("none", ownVersion(), null),
                new Dependency(
                        "Spring Cloud Data Flow Shell (compatible)", COMPATIBLE_VERSION, null));
    }

    private String ownVersion() {
        return build == null ? "development" : String.valueOf(build.getVersion());
    }

    private Map<String, Object> buildInfo() {
        if (build == null) {
            return Map.of();
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        build.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        entries.put("time", String.valueOf(build.getTime()));
        return Map.of("build", entries);
    }

    record About(
            FeatureInfo featureInfo,
            VersionInfo versionInfo,
            SecurityInfo securityInfo,
            RuntimeEnvironment runtimeEnvironment,
            MonitoringDashboardInfo monitoringDashboardInfo,
            Map<String, Object> gitAndBuildInfo) {}

    record FeatureInfo(
            boolean analyticsEnabled,
            boolean streamsEnabled,
            boolean tasksEnabled,
            boolean schedulesEnabled,
            String monitoringDashboardType) {}

    record VersionInfo(
            Dependency implementation, Dependency core, Dependency dashboard, Dependency shell) {}

    record Dependency(
            String name,
            String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url) {}

    record RuntimeEnvironment(Deployer appDeployer, List<Deployer> taskLaunchers) {}

    record MonitoringDashboardInfo(
            String url, int refreshInterval, String dashboardType, String source) {}

    record Deployer(
            @Nullable String deployerImplementationVersion,
            @Nullable String deployerName,
            @Nullable String deployerSpiVersion,
            @Nullable String javaVersion,
            @Nullable String platformApiVersion,
            @Nullable String platformClientVersion,
            @Nullable String platformHostVersion,
            Map<String, String> platformSpecificInfo,
            @Nullable String platformType,
            @Nullable String springBootVersion,
            @Nullable String springVersion) {

        /** How SCDF answers when it has no Skipper: there is none in this release. */
        static Deployer absent() {
            return new Deployer(
                    null, null, null, null, null, null, null, Map.of(), null, null, null);
        }

        static Deployer of(TaskPlatform platform) {
            String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
            return new Deployer(
                    "unknown",
                    platform.launcher().getClass().getSimpleName(),
                    "unknown",
                    System.getProperty("java.version"),
                    system,
                    System.getProperty("os.version"),
                    System.getProperty("os.version"),
                    Map.of(),
                    platform.type(),
                    SpringBootVersion.getVersion(),
                    SpringVersion.getVersion());
        }
    }
}
