package net.dstone.dataflow.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The dashboard's files. Its pages have addresses of their own below {@code /dashboard}, which only the
 * program in the browser knows; all of them get the same first page.
 */
@Hidden
@RestController
class DashboardController {

    /** Their names change with their content. */
    private static final String ASSETS = "assets/";

    private static final Duration ONE_YEAR = Duration.ofDays(365);
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    /** Stands in the first page where the number goes that lets its own style sheets in. */
    private static final String NONCE_PLACE = "__CSP_NONCE__";

    /** Nothing from elsewhere, no scripts or styles in the page, nobody's frame around it. */
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'nonce-%s'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final int NONCE_BYTES = 18;

    private final DashboardFiles files;
    private final SecureRandom random = new SecureRandom();

    DashboardController(DashboardFiles files) {
        this.files = files;
    }

    @GetMapping({"/dashboard", "/dashboard/{*path}"})
    ResponseEntity<?> file(
            @PathVariable Optional<String> path, HttpMethod method, HttpServletRequest request)
            throws IOException, NoResourceFoundException {
        String name = path.orElse("").replaceFirst("^/", "");
        Optional<Resource> found =
                name.equals(DashboardFiles.INDEX) ? Optional.empty() : files.find(name);
        if (found.isPresent()) {
            return answer(name, found.get());
        }
        Optional<Resource> index = files.find(DashboardFiles.INDEX);
        if (index.isEmpty() || (name + "/").startsWith(ASSETS)) {
            throw new NoResourceFoundException(method, request.getRequestURI(), name);
        }
        return firstPage(index.get());
    }

    private static ResponseEntity<Resource> answer(String name, Resource file) {
        CacheControl cache =
                name.startsWith(ASSETS)
                        ? CacheControl.maxAge(ONE_YEAR).cachePublic().immutable()
                        : CacheControl.maxAge(ONE_HOUR).cachePublic();
        return ResponseEntity.ok()
                .contentType(
                        MediaTypeFactory.getMediaType(name)
                                .orElse(MediaType.APPLICATION_OCTET_STREAM))
                .cacheControl(cache)
                .headers(DashboardController::protect)
                .body(file);
    }

    private ResponseEntity<String> firstPage(Resource index) throws IOException {
        String nonce = newNonce();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .headers(DashboardController::protect)
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .body(index.getContentAsString(StandardCharsets.UTF_8).replace(NONCE_PLACE, nonce));
    }

    private static void protect(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
    }

    private String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
