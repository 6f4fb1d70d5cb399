package net.dstone.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages of others from using the operator's browser to reach a server that asks nobody who they
 * are: a page may send forms to any address, and may get itself a name that leads to loopback. Before
 * anything looks at forwarded headers, which such a page could make up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ForeignPageFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final NetworkProperties network;

    ForeignPageFilter(NetworkProperties network) {
        this.network = network;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        if (!isKnown(host)) {
            refuse(
                    response,
                    "This server is not known as '%s'; if it is, add the name to"
                            + " dstone.network.allowed-hosts",
                    host);
        } else if (!SAFE_METHODS.contains(request.getMethod()) && isForeign(request, host)) {
            refuse(
                    response,
                    "Pages of '%s' may not change anything here",
                    request.getHeader("Origin"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isKnown(@Nullable String host) {
        if (host == null || network.isKnownByAnyName()) {
            return true;
        }
        String name = NetworkProperties.nameOf(host);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}")
                || network.allowedHosts().contains(name);
    }

    private boolean isForeign(HttpServletRequest request, @Nullable String host) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        String authority = authorityOf(origin);
        return authority == null
                || !(authority.equalsIgnoreCase(host)
                        || network.allowedHosts().contains(NetworkProperties.nameOf(authority)));
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException exception) {
            return null;
        }
    }

    private static void refuse(HttpServletResponse response, String message, @Nullable String name)
            throws IOException {
        response.sendError(HttpServletResponse.SC_FORBIDDEN, message.formatted(name));
    }
}
