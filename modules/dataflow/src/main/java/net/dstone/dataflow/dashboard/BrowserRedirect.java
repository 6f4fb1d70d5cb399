package net.dstone.dataflow.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.HandlerInterceptor;

/** Sends people who open the server's address in a browser to the dashboard; programs get what they ask for. */
final class BrowserRedirect implements HandlerInterceptor {

    private final DashboardFiles files;

    BrowserRedirect(DashboardFiles files) {
        this.files = files;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!files.arePresent()) {
            return true;
        }
        // The answer depends on it, which whoever keeps answers must know.
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!HttpMethod.GET.matches(request.getMethod()) || !prefersHtml(request)) {
            return true;
        }
        response.sendRedirect(request.getContextPath() + "/dashboard");
        return false;
    }

    private static boolean prefersHtml(HttpServletRequest request) {
        List<MediaType> accepted;
        try {
            accepted =
                    new ArrayList<>(
                            MediaType.parseMediaTypes(
                                    Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        } catch (InvalidMediaTypeException exception) {
            return false;
        }
        // Higher q-values first, then the more specific ones.
        MimeTypeUtils.sortBySpecificity(accepted);
        return !accepted.isEmpty() && accepted.getFirst().equalsTypeAndSubtype(MediaType.TEXT_HTML);
    }
}
