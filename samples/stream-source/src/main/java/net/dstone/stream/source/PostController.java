package net.dstone.stream.source;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PostController {

    private final Inbox inbox;

    PostController(Inbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/")
    ResponseEntity<Void> post(
            @RequestBody String text, @RequestParam(required = false) @Nullable String key) {
        boolean taken = inbox.offer(new Inbox.Posted(text, key));
        return ResponseEntity.status(taken ? HttpStatus.ACCEPTED : HttpStatus.SERVICE_UNAVAILABLE)
                .build();
    }
}
