package net.dstone.dataflow.stream;

import java.util.Map;
import java.util.Optional;
import net.dstone.skipper.Skipper;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the apps of streams printed. Any method will do, as with SCDF. */
@StreamsEnabled
@RestController
@RequestMapping("/streams/logs")
class StreamLogController {

    private final Skipper skipper;

    StreamLogController(Skipper skipper) {
        this.skipper = skipper;
    }

    /**
     * @param logs by deployment id
     */
    record StreamLogs(Map<String, String> logs) {}

    @RequestMapping("/{streamName}")
    StreamLogs all(@PathVariable String streamName) {
        return new StreamLogs(skipper.logs(streamName, Optional.empty()));
    }

    /**
     * @param appName a deployment id; of another nothing is found
     * @param instance the id of one of its instances, whose log alone is given, by this id; all of them
     *     when it is left out. A remote Skipper that is not this product's finds nothing.
     */
    @RequestMapping("/{streamName}/{appName}")
    StreamLogs one(
            @PathVariable String streamName,
            @PathVariable String appName,
            @RequestParam Optional<String> instance) {
        if (instance.isPresent() && !isInstanceOf(appName, instance.get())) {
            return new StreamLogs(Map.of());
        }
        return new StreamLogs(skipper.logs(streamName, Optional.of(instance.orElse(appName))));
    }

    /** Platforms make an instance's id of its app's. */
    private static boolean isInstanceOf(String app, String instance) {
        return instance.length() > app.length() && instance.startsWith(app + "-");
    }
}
