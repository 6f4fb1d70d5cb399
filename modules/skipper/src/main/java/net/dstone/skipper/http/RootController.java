package net.dstone.skipper.http;

import java.util.List;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.release.InProcessSkipper;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where there is what, and what this is. */
@RestController
class RootController {

    private static final List<String> EXPORTED =
            List.of("packageMetadata", "repositories", "deployers", "releases");

    private final InProcessSkipper skipper;

    RootController(InProcessSkipper skipper) {
        this.skipper = skipper;
    }

    @GetMapping("/")
    ResponseEntity<Void> root() {
        return ResponseEntity.status(HttpStatus.FOUND).header("Location", Hal.url("")).build();
    }

    @GetMapping("/api")
    ObjectNode api() {
        ObjectNode api = Hal.empty();
        for (String exported : EXPORTED) {
            String query =
                    exported.equals("packageMetadata")
                            ? "{?page,size,sort,projection}"
                            : "{?page,size,sort}";
            Hal.link(api, exported, Hal.url("/" + exported + query));
        }
        Hal.link(api, "about", Hal.url("/about"));
        Hal.link(api, "release", Hal.url("/release"));
        Hal.link(api, "package", Hal.url("/package"));
        return Hal.link(api, "profile", Hal.url("/profile"));
    }

    @GetMapping("/api/about")
    ObjectNode about() {
        SkipperAbout about = skipper.about();
        ObjectNode answer = Hal.empty();
        ObjectNode versions = answer.putObject("versionInfo");
        versions.putObject("server").put("name", about.name()).put("version", about.version());
        versions.putObject("shell").put("name", "Skipper shell").put("version", about.version());
        return answer;
    }

    @GetMapping("/api/profile")
    ObjectNode profile() {
        ObjectNode profile = Hal.empty();
        Hal.link(profile, "self", Hal.url("/profile"));
        EXPORTED.forEach(exported -> Hal.link(profile, exported, Hal.url("/profile/" + exported)));
        return profile;
    }

    /** No client reads it; it names the collection, as profiles must name something. */
    @GetMapping(path = "/api/profile/{entity}", produces = "application/alps+json")
    ResponseEntity<ObjectNode> profile(@PathVariable String entity) {
        if (!EXPORTED.contains(entity)) {
            return ResponseEntity.notFound().build();
        }
        ObjectNode profile = Hal.empty();
        ObjectNode alps = profile.putObject("alps").put("version", "1.0");
        alps.putArray("descriptor").add(Hal.empty().put("id", entity).put("type", "SAFE"));
        return ResponseEntity.ok(profile);
    }
}
