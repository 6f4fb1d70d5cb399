package net.dstone.dataflow.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads definitions for editors while they are written; SCDF's dashboard reads them itself. */
@StreamsEnabled
@RestController
class StreamLintController {

    private final StreamLinting linting;

    StreamLintController(StreamLinting linting) {
        this.linting = linting;
    }

    /**
     * @param name what the stream will be called
     * @param dsl its definition, as far as it is written
     */
    record StreamText(@Nullable String name, @Nullable String dsl) {}

    /** A POST, because texts have secrets and addresses are logged. */
    @PostMapping("/streams/lint")
    StreamLinting.Lint lint(@RequestBody StreamText text) {
        if (text.name() == null || text.dsl() == null) {
            throw new InvalidStreamDefinitionException(
                    "Both name and dsl of the stream are needed");
        }
        return linting.lint(text.name(), text.dsl());
    }
}
