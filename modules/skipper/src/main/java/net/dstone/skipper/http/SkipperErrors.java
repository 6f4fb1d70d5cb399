package net.dstone.skipper.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.json.SkipperJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.node.ObjectNode;

/** Turns exceptions into Skipper's error body. Clients decide by the name of Skipper's own class in it. */
@RestControllerAdvice
class SkipperErrors {

    private static final Logger log = LoggerFactory.getLogger(SkipperErrors.class);
    private static final String SKIPPERS = "org.springframework.cloud.skipper.";

    private static final Set<String> EXPORTED =
            Set.of("packageMetadata", "releases", "repositories", "deployers", "profile");

    @ExceptionHandler
    ResponseEntity<ObjectNode> notFound(
            ReleaseNotFoundException exception, HttpServletRequest request) {
        ObjectNode body =
                body(HttpStatus.NOT_FOUND, name(exception), exception.getMessage(), request);
        body.put("releaseName", exception.releaseName());
        exception.version().ifPresent(version -> body.put("version", version));
        return answer(HttpStatus.NOT_FOUND, body);
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(SkipperException exception, HttpServletRequest request) {
        HttpStatus status =
                switch (exception.kind()) {
                    case REFUSED -> HttpStatus.CONFLICT;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                    case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
                };
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        } else {
            log.debug("{} {} was refused", request.getMethod(), request.getRequestURI(), exception);
        }
        return answer(status, body(status, name(exception), exception.getMessage(), request));
    }

    private static String name(SkipperException exception) {
        return SKIPPERS + exception.getClass().getSimpleName();
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ObjectNode> unknownPath(HttpServletRequest request) {
        return answer(
                HttpStatus.NOT_FOUND,
                body(HttpStatus.NOT_FOUND, null, "No message available", request));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> wrongMethod(
            HttpRequestMethodNotSupportedException exception, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED);
        Set<HttpMethod> allowed = exception.getSupportedHttpMethods();
        if (allowed != null) {
            answer.allow(allowed.toArray(HttpMethod[]::new));
        }
        if (isExported(request)) {
            return answer.build();
        }
        return answer.contentType(MediaType.APPLICATION_JSON)
                .body(
                        body(
                                HttpStatus.METHOD_NOT_ALLOWED,
                                exception.getClass().getName(),
                                exception.getMessage(),
                                request));
    }

    private static boolean isExported(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/");
        return path.length > 2 && EXPORTED.contains(path[2]);
    }

    /** In other words than the exception's own, which tells of the method that was to be called. */
    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(
            HttpMessageNotReadableException exception, HttpServletRequest request) {
        return answer(
                HttpStatus.BAD_REQUEST,
                body(
                        HttpStatus.BAD_REQUEST,
                        exception.getClass().getName(),
                        "The body of the request is missing or is not the JSON that is expected",
                        request));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> wrongType(
            MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
        return answer(
                HttpStatus.BAD_REQUEST,
                body(
                        HttpStatus.BAD_REQUEST,
                        exception.getClass().getName(),
                        "The value '%s' of '%s' is not valid"
                                .formatted(exception.getValue(), exception.getName()),
                        request));
    }

    /** The caller reads none of what is written here, so there is no body to explain it in. */
    @ExceptionHandler
    ResponseEntity<Void> notAcceptable(HttpMediaTypeNotAcceptableException exception) {
        return ResponseEntity.status(HttpStatus.NOT_ACCEPTABLE).build();
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> other(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return answer(
                    status,
                    body(status, exception.getClass().getName(), exception.getMessage(), request));
        }
        if (DatabaseOutage.causes(exception)) {
            log.warn(
                    "{} {} lost the database",
                    request.getMethod(),
                    request.getRequestURI(),
                    exception);
            return answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    body(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            exception.getClass().getName(),
                            "The server's database does not answer",
                            request));
        }
        // The exception's own words may hold statements and values, so they go to the log only.
        String reference = UUID.randomUUID().toString();
        log.error(
                "{} {} failed, reference {}",
                request.getMethod(),
                request.getRequestURI(),
                reference,
                exception);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                body(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        exception.getClass().getName(),
                        "The server failed; its log says more under " + reference,
                        request));
    }

    private static ResponseEntity<ObjectNode> answer(HttpStatus status, ObjectNode body) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ObjectNode body(
            HttpStatus status,
            @Nullable String exception,
            @Nullable String message,
            HttpServletRequest request) {
        ObjectNode body =
                Hal.empty()
                        .put("timestamp", SkipperJson.date(Instant.now()))
                        .put("status", status.value())
                        .put("error", status.getReasonPhrase());
        if (exception != null) {
            body.put("exception", exception);
        }
        return body.put("message", message == null ? "No message available" : message)
                .put("path", request.getRequestURI());
    }
}
