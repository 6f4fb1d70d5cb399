package net.dstone.skipper.server;

import java.util.List;
import net.dstone.server.ForeignPageFilter;
import net.dstone.server.StartRefusedException;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.client.HttpSkipper;
import net.dstone.skipper.release.InProcessSkipper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Skipper for the Data Flow server: another server's if one is configured, otherwise one in its own context
 * and database, which answers on Skipper's port as well.
 */
@AutoConfiguration
@EnableConfigurationProperties({ClientProperties.class, EmbeddedProperties.class})
public class SkipperConfiguration {

    private static final String SERVER_URI = "spring.cloud.skipper.client.server-uri";

    @Configuration(proxyBeanMethods = false)
    @Conditional(ServerUri.class)
    static class Remote {

        @Bean
        @ConditionalOnMissingBean
        Skipper skipper(ClientProperties client, Environment environment) {
            for (String unused : List.of("username", "password")) {
                String setting = "spring.cloud.skipper.client." + unused;
                if (StringUtils.hasText(environment.getProperty(setting))) {
                    throw new StartRefusedException(
                            setting + " is set, but the server does not sign in at Skipper",
                            "Remove it, and let this server reach Skipper without a name and a password.");
                }
            }
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
                ObjectProvider<WebServerFactoryCustomizer<?>> customizers,
                ForeignPageFilter filter,
                ObjectProvider<HealthEndpoint> health,
                ObjectProvider<InfoEndpoint> info) {
            HealthEndpoint presentHealth = health.getIfAvailable();
            InfoEndpoint presentInfo = info.getIfAvailable();
            return new SkipperPort(
                    skipper,
                    settings.port(),
                    context.getEnvironment(),
                    customizers.orderedStream().toList(),
                    filter,
                    presentHealth == null || presentInfo == null
                            ? null
                            : new PortActuator(presentHealth, presentInfo));
        }
    }

    /**
     * Whether Skipper is another server. An empty address is none: that is what is passed on of a variable that
     * nobody has set.
     */
    public static boolean isRemote(Environment environment) {
        return StringUtils.hasText(environment.getProperty(SERVER_URI));
    }

    static class ServerUri implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isRemote(context.getEnvironment());
        }
    }

    /** Its counterpart is {@link Remote}. */
    static class NoServerUri extends ServerUri {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}
