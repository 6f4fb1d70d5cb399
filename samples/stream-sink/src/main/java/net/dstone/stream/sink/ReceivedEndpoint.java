package net.dstone.stream.sink;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Tells at {@code /actuator/received} what came and what did not. */
@Component
@Endpoint(id = "received")
class ReceivedEndpoint {

    private final Received received;

    ReceivedEndpoint(Received received) {
        this.received = received;
    }

    @ReadOperation
    Summary summary() {
        return received.summary();
    }
}
