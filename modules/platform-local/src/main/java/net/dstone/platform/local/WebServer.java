package net.dstone.platform.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells whether a jar brings a web server, so that it is worth waiting for its port. */
final class WebServer {

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    private static final Pattern LIBRARY =
            Pattern.compile(
                    "(?:BOOT-INF|WEB-INF)/lib/(?:tomcat-embed-core|jetty-server|undertow-core|reactor-netty-http)-[^/]*\\.jar");

    private WebServer() {}

    static boolean isIn(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).anyMatch(LIBRARY.asMatchPredicate());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Cannot look into {0}: {1}", jar, e.toString());
            return false;
        }
    }
}
