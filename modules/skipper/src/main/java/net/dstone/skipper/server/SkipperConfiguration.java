package net.dstone.skipper.server;

import net.dstone.server.ForeignPageFilter;
import net.dstone.server.LoopbackOnly;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.client.HttpSkipper;
import net.dstone.skipper.release.InProcessSkipper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Skipper for the Data Flow server: another server's if one is configured, otherwise one in its own context
 * and database, which answers on Skipper's port as well.
 */
@AutoConfiguration
@EnableConfigurationProperties({ClientProperties.class, EmbeddedProperties.class})
public class SkipperConfiguration {

    private static final String SERVER_URI = "spring.cloud.skipper.client.server-uri";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(SERVER_URI)
    static class Remote {

        @Bean
        @ConditionalOnMissingBean
        Skipper skipper(ClientProperties client) {
            return new HttpSkipper(String.valueOf(client.serverUri()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerUri.class)
    @ConditionalOnMissingBean(Skipper.class)
    @Import(SkipperServiceConfiguration.class)
    static class Embedded {

        @Bean
        SkipperPort skipperPort(
                InProcessSkipper skipper,
                EmbeddedProperties settings,
                ApplicationContext context,
                LoopbackOnly address,
                ForeignPageFilter filter) {
            return new SkipperPort(
                    skipper, settings.port(), context.getEnvironment(), address, filter);
        }
    }

    /** Its counterpart is {@link Remote}. */
    static class NoServerUri extends NoneNestedConditions {

        NoServerUri() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(SERVER_URI)
        static class ServerUri {}
    }
}
