package net.dstone.dataflow.event;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The events over HTTP. */
@RestController
class EventController {

    private static final MediaType UTF_8_EVENTS =
            new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

    private final EventFeed feed;

    EventController(EventFeed feed) {
        this.feed = feed;
    }

    @Operation(
            summary = "What changes on this server, as server-sent events",
            description =
                    "Events: execution {id, schemaTarget, taskName, state}, deleted {} when executions"
                            + " were deleted, definitions {}, apps {}, and reset {} when events since Last-Event-ID are not known any more."
                            + " The state is a hint: events of one execution may come in another order"
                            + " than what they tell of, so what counts is the execution itself.")
    @GetMapping("/events")
    ResponseEntity<StreamingResponseBody> events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(UTF_8_EVENTS)
                        .cacheControl(CacheControl.noStore())
                        // Proxies would otherwise wait for more before they pass anything on.
                        .header("X-Accel-Buffering", "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // Nothing is written to it, so nobody would notice that the client is gone.
            return answer.build();
        }
        // The response's own stream: the one handed to the body does not flush.
        return answer.body(
                output -> feed.send(Optional.ofNullable(lastEventId), response.getOutputStream()));
    }
}
