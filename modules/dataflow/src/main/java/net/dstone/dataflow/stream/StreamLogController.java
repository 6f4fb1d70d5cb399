package net.dstone.dataflow.stream;

import java.util.Map;
import java.util.Optional;
import net.dstone.skipper.Skipper;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
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
     */
    @RequestMapping("/{streamName}/{appName}")
    StreamLogs one(@PathVariable String streamName, @PathVariable String appName) {
        return new StreamLogs(skipper.logs(streamName, Optional.of(appName)));
    }
}
