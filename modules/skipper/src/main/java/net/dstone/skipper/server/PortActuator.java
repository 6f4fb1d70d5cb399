package net.dstone.skipper.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What a Skipper server says of itself outside its API, for whoever watches its port. The rest of the
 * actuator is on the Data Flow server's own port.
 */
@RestController
@RequestMapping(
        path = "/actuator",
        produces = {
            MediaType.APPLICATION_JSON_VALUE,
            "application/vnd.spring-boot.actuator.v3+json"
        })
class PortActuator {

    record Link(String href, boolean templated) {}

    private final HealthEndpoint health;
    private final InfoEndpoint info;

    PortActuator(HealthEndpoint health, InfoEndpoint info) {
        this.health = health;
        this.info = info;
    }

    @GetMapping
    Map<String, Map<String, Link>> links() {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", link("", false));
        links.put("health-path", link("/health/{*path}", true));
        links.put("health", link("/health", false));
        links.put("info", link("/info", false));
        return Map.of("_links", links);
    }

    private static Link link(String path, boolean templated) {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new Link(base + "/actuator" + path, templated);
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        return answer(health.health());
    }

    /** Of one thing that is looked at, or of a group of them. */
    @GetMapping("/health/{*path}")
    ResponseEntity<Map<String, String>> health(@PathVariable String path) {
        HealthDescriptor found = health.healthForPath(path.substring(1).split("/"));
        return found == null ? ResponseEntity.notFound().build() : answer(found);
    }

    private static ResponseEntity<Map<String, String>> answer(HealthDescriptor health) {
        Status status = health.getStatus();
        boolean serves = !status.equals(Status.DOWN) && !status.equals(Status.OUT_OF_SERVICE);
        return ResponseEntity.status(serves ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", status.getCode()));
    }

    @GetMapping("/info")
    Map<String, Object> info() {
        return info.info();
    }
}
