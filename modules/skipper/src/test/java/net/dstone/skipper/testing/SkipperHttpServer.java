package net.dstone.skipper.testing;

import java.util.Objects;
import net.dstone.skipper.http.SkipperHttp;
import net.dstone.skipper.release.InProcessSkipper;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Skipper's API over a real HTTP server. */
public final class SkipperHttpServer implements AutoCloseable {

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private final String url;

    public SkipperHttpServer(InProcessSkipper skipper) {
        context.getBeanFactory().registerSingleton("skipper", skipper);
        context.registerBean(
                TomcatServletWebServerFactory.class, () -> new TomcatServletWebServerFactory(0));
        context.registerBean(
                "dispatcherServlet", DispatcherServlet.class, () -> new DispatcherServlet());
        context.register(SkipperHttp.class);
        context.refresh();
        url =
                "http://localhost:%d"
                        .formatted(Objects.requireNonNull(context.getWebServer()).getPort());
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        context.close();
    }
}
