package net.dstone.dataflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import net.dstone.dataflow.web.DataflowException.Kind;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.server.database.DatabaseWatch;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.SkipperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns exceptions into SCDF's error body. Unknown paths are left to the container's own error page. */
@RestControllerAdvice
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final DatabaseWatch database;

    ErrorAdvice(DatabaseWatch database) {
        this.database = database;
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> known(DataflowException exception, HttpServletRequest request) {
        HttpStatus status =
                switch (exception.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case WRONG_STATE -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case UNSUPPORTED -> HttpStatus.NOT_IMPLEMENTED;
                    case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        if (status.is5xxServerError() && exception.kind() != Kind.UNAVAILABLE) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        return answer(status, exception, request);
    }

    /** What Skipper refuses is the caller's mistake; SCDF answered 500 to all of it. */
    @ExceptionHandler
    ResponseEntity<ErrorBody> skipper(SkipperException exception, HttpServletRequest request) {
        if (exception instanceof ReleaseNotFoundException) {
            return answer(HttpStatus.NOT_FOUND, exception, request);
        }
        HttpStatus status =
                switch (exception.kind()) {
                    case REFUSED -> HttpStatus.CONFLICT;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                    case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
                };
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        return answer(status, exception, request);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> wrongType(
            MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
        Class<?> required = exception.getRequiredType();
        Class<?> single =
                required != null && required.isArray() ? required.getComponentType() : required;
        String message =
                single != null && single.isEnum()
                        ? "The parameter '%s' must be one of %s, not '%s'"
                                .formatted(
                                        exception.getName(),
                                        Arrays.toString(single.getEnumConstants()),
                                        exception.getValue())
                        : "The value '%s' of parameter '%s' is not valid"
                                .formatted(exception.getValue(), exception.getName());
        return answer(HttpStatus.BAD_REQUEST, message, exception, request);
    }

    /** In other words than the exception's own, which tells of the method that was to be called. */
    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadable(
            HttpMessageNotReadableException exception, HttpServletRequest request) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "The body of the request is missing or is not the JSON that is expected",
                exception,
                request);
    }

    /** The caller reads none of what we write, so there is no body to explain it in. */
    @ExceptionHandler
    ResponseEntity<Void> notAcceptable(HttpMediaTypeNotAcceptableException exception) {
        return ResponseEntity.status(HttpStatus.NOT_ACCEPTABLE).build();
    }

    /** Nobody is left to be answered. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException exception) {
        log.debug("A client went away", exception);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> other(Exception exception, HttpServletRequest request)
            throws Exception {
        if (exception instanceof NoResourceFoundException) {
            throw exception;
        }
        if (exception instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
            return answer(status, exception, request);
        }
        if (DatabaseOutage.causes(exception)) {
            if (database.isUp()) {
                // Of an outage the watch tells once; of a single connection nobody else does.
                log.warn(
                        "{} {} lost the database",
                        request.getMethod(),
                        request.getRequestURI(),
                        exception);
                database.suspect();
            }
            return answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The server's database did not answer, so this was not done, or its answer was"
                            + " lost. Look whether it was before you repeat it",
                    exception,
                    request);
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
                "The server failed; its log says more under " + reference,
                exception,
                request);
    }

    private static ResponseEntity<ErrorBody> answer(
            HttpStatus status, Exception exception, HttpServletRequest request) {
        String message = exception.getMessage();
        return answer(
                status,
                message == null ? exception.getClass().getSimpleName() : message,
                exception,
                request);
    }

    private static ResponseEntity<ErrorBody> answer(
            HttpStatus status, String message, Exception exception, HttpServletRequest request) {
        String accept = String.valueOf(request.getHeader("Accept"));
        boolean plain =
                accept.contains(MediaType.APPLICATION_JSON_VALUE)
                        && !accept.contains("application/hal+json");
        return ResponseEntity.status(status)
                .contentType(
                        plain
                                ? MediaType.APPLICATION_JSON
                                : MediaType.valueOf("application/hal+json"))
                .body(ErrorBody.of(message, exception.getClass().getSimpleName()));
    }
}
