package net.dstone.dataflow.about;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.security.SecurityInfo;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.SkipperException;
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

    private final Features features;
    private final TaskPlatforms platforms;
    private final Skipper skipper;
    private final @Nullable BuildProperties build;

    AboutController(
            Features features,
            TaskPlatforms platforms,
            Skipper skipper,
            ObjectProvider<BuildProperties> build) {
        if (features.schedulesEnabled() || !features.tasksEnabled()) {
            log.warn(
                    "spring.cloud.dataflow.features.schedules-enabled and tasks-enabled have no effect:"
                            + " this release has tasks and no schedules");
        }
        this.features = features;
        this.platforms = platforms;
        this.skipper = skipper;
        this.build = build.getIfAvailable();
    }

    @GetMapping("/about")
    EntityModel<About> about() {
        About about =
                new About(
                        new FeatureInfo(true, features.streamsEnabled(), true, false, "NONE"),
                        versions(),
                        SecurityInfo.anonymous(),
                        new RuntimeEnvironment(
                                appDeployer(), platforms.all().stream().map(Deployer::of).toList()),
                        new MonitoringDashboardInfo("", 15, "NONE", "default-scdf-source"),
                        buildInfo());
        return EntityModel.of(
                about, Link.of(ServletUriComponentsBuilder.fromCurrentRequestUri().toUriString()));
    }

    /** A Skipper that does not answer must not keep anybody from learning the rest. */
    private Deployer appDeployer() {
        try {
            return features.streamsEnabled() ? Deployer.of(skipper) : Deployer.absent();
        } catch (SkipperException exception) {
            log.warn("Skipper does not say what it is: {}", exception.getMessage());
            return Deployer.absent();
        }
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

        /** How SCDF answers when it has no Skipper, or none that can be reached. */
        static Deployer absent() {
            return new Deployer(
                    null, null, null, null, null, null, null, Map.of(), null, null, null);
        }

        static Deployer of(Skipper skipper) {
            SkipperAbout about = skipper.about();
            Map<String, String> types = new LinkedHashMap<>();
            skipper.deployers().forEach(deployer -> types.put(deployer.name(), deployer.type()));
            return new Deployer(
                    about.version(),
                    about.name(),
                    about.version(),
                    System.getProperty("java.version"),
                    "",
                    "",
                    "",
                    types,
                    "Skipper Managed",
                    SpringBootVersion.getVersion(),
                    SpringVersion.getVersion());
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
