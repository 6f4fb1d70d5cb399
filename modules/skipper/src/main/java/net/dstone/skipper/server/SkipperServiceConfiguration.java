package net.dstone.skipper.server;

import java.time.Clock;
import javax.sql.DataSource;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.JarInspector;
import net.dstone.platform.local.JavaHomes;
import net.dstone.server.PlatformHealth;
import net.dstone.server.ServerIdentity;
import net.dstone.server.ServerProperties;
import net.dstone.server.database.Ids;
import net.dstone.server.database.RepeatedTransactions;
import net.dstone.skipper.database.SkipperColumns;
import net.dstone.skipper.database.SkipperMigrations;
import net.dstone.skipper.packages.Packages;
import net.dstone.skipper.packages.RepositoryProperties;
import net.dstone.skipper.platform.AppPrograms;
import net.dstone.skipper.platform.LocalReleasePlatforms;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;
import net.dstone.skipper.platform.SkipperPlatformProperties;
import net.dstone.skipper.release.HealthCheckProperties;
import net.dstone.skipper.release.InProcessSkipper;
import net.dstone.skipper.release.ReleaseLoop;
import net.dstone.skipper.release.ReleaseServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Skipper of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    HealthCheckProperties.class,
    RepositoryProperties.class,
    SkipperPlatformProperties.class
})
class SkipperServiceConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReleasePlatforms releasePlatforms(
            ServerProperties server, SkipperPlatformProperties properties) {
        return LocalReleasePlatforms.of(server.home(), properties, JavaHomes.discover());
    }

    @Bean
    @ConditionalOnMissingBean
    AppPrograms appPrograms(Artifacts artifacts, JarInspector inspector) {
        return AppPrograms.of(artifacts, inspector);
    }

    /** After Data Flow's own tables, which must find their database as they left it. */
    @Bean
    @DependsOnDatabaseInitialization
    InProcessSkipper skipper(
            DataSource dataSource,
            JdbcClient jdbc,
            Ids ids,
            RepeatedTransactions transactions,
            RepositoryProperties repositories,
            ReleasePlatforms platforms,
            AppPrograms programs,
            HealthCheckProperties health,
            ServerIdentity identity,
            ServerProperties server,
            Clock clock) {
        SkipperMigrations.migrate(dataSource);
        SkipperColumns columns = new SkipperColumns(dataSource);
        return new InProcessSkipper(
                jdbc,
                columns,
                ids,
                transactions,
                new Packages(jdbc, columns, ids, transactions, repositories),
                platforms,
                programs,
                health.timeoutInMillis(),
                ReleaseServer.here(identity.id(), server.home()),
                clock);
    }

    /** Once all is up, and beside it: nothing waits for other servers. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> remoteRepositories(InProcessSkipper skipper) {
        return ready ->
                Thread.ofVirtual()
                        .name("package-repositories")
                        .start(skipper.packages()::readRemote);
    }

    /** Whether each platform could deploy an app now. */
    @Bean
    HealthIndicator appPlatforms(ReleasePlatforms platforms) {
        return () ->
                PlatformHealth.of(
                        platforms.all(),
                        ReleasePlatform::name,
                        platform -> platform.deployer().problem());
    }

    @Bean
    ReleaseLoop releaseLoop(
            InProcessSkipper skipper, ReleasePlatforms platforms, HealthCheckProperties health) {
        return new ReleaseLoop(skipper.runner(), platforms, health.sleepInMillis());
    }
}
