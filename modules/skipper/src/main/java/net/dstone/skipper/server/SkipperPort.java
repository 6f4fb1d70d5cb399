package net.dstone.skipper.server;

import java.util.List;
import java.util.Objects;
import net.dstone.server.ForeignPageFilter;
import net.dstone.skipper.http.SkipperHttp;
import net.dstone.skipper.release.InProcessSkipper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Skipper's API on a port of its own inside the Data Flow server, for clients that speak to Skipper. It has a
 * context of its own, for its answers have another form than Data Flow's. Nobody in the server needs it, so a
 * port that is taken is no reason not to start.
 */
public class SkipperPort implements SmartLifecycle {

    /** What the configuration says for none. */
    static final int OFF = -1;

    private static final Logger log = LoggerFactory.getLogger(SkipperPort.class);

    private final InProcessSkipper skipper;
    private final int port;
    private final Environment environment;
    private final List<WebServerFactoryCustomizer<?>> customizers;
    private final ForeignPageFilter filter;
    private final @Nullable PortActuator actuator;
    private @Nullable AnnotationConfigServletWebServerApplicationContext context;

    SkipperPort(
            InProcessSkipper skipper,
            int port,
            Environment environment,
            List<WebServerFactoryCustomizer<?>> customizers,
            ForeignPageFilter filter,
            @Nullable PortActuator actuator) {
        this.skipper = skipper;
        this.port = port;
        this.environment = environment;
        this.customizers = List.copyOf(customizers);
        this.filter = filter;
        this.actuator = actuator;
    }

    @Override
    public void start() {
        if (port == OFF) {
            return;
        }
        AnnotationConfigServletWebServerApplicationContext child =
                new AnnotationConfigServletWebServerApplicationContext();
        child.setId("skipper");
        child.setDisplayName("Skipper");
        if (environment instanceof ConfigurableEnvironment configurable) {
            child.setEnvironment(configurable);
        }
        // Singletons that are registered like this are not closed with the context they are lent
        // to.
        child.getBeanFactory().registerSingleton("skipper", skipper);
        child.getBeanFactory().registerSingleton("foreignPageFilter", filter);
        if (actuator != null) {
            child.getBeanFactory().registerSingleton("portActuator", actuator);
        }
        child.registerBean(TomcatServletWebServerFactory.class, this::factory);
        child.registerBean(
                "dispatcherServlet", DispatcherServlet.class, () -> new DispatcherServlet());
        if ("framework"
                .equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"))) {
            child.registerBean("forwardedHeaderFilter", ForwardedHeaderFilter.class);
        }
        child.register(SkipperHttp.class);
        try {
            child.refresh();
            context = child;
            log.info("Skipper's API is served on port {}", port());
        } catch (RuntimeException exception) {
            child.close();
            if (!isPortInUse(exception)) {
                throw exception;
            }
            log.warn(
                    "Port {} is in use, so Skipper's API is not served by this server; streams work all"
                            + " the same. If another Skipper server runs there, name it to this one in"
                            + " spring.cloud.skipper.client.server-uri; otherwise set dstone.skipper.port to"
                            + " a free port, or to -1 for none",
                    port);
        }
    }

    /** All that is set for the server's own port holds here as well: address, TLS, shutdown, threads. */
    @SuppressWarnings("unchecked") // A customizer says by its type what it is for.
    private TomcatServletWebServerFactory factory() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        LambdaSafe.callbacks(WebServerFactoryCustomizer.class, customizers, factory)
                .invoke(customizer -> customizer.customize(factory));
        factory.setPort(port);
        factory.setContextPath("");
        return factory;
    }

    private static boolean isPortInUse(@Nullable Throwable exception) {
        @Nullable Throwable cause = exception;
        while (cause != null) {
            if (cause instanceof PortInUseException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The port it listens on; {@value #OFF} when it does not. */
    public int port() {
        AnnotationConfigServletWebServerApplicationContext running = context;
        if (running == null) {
            return OFF;
        }
        WebServer server = Objects.requireNonNull(running.getWebServer());
        return server.getPort();
    }

    @Override
    public void stop() {
        AnnotationConfigServletWebServerApplicationContext running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return context != null;
    }
}
