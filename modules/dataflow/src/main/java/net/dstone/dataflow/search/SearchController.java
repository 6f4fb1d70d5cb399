package net.dstone.dataflow.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searching over HTTP. */
@RestController
class SearchController {

    private static final int MOST = 50;

    private final Searching searching;

    SearchController(Searching searching) {
        this.searching = searching;
    }

    @Schema(name = "SearchResults")
    record Found(List<SearchResult> results) {}

    @Operation(
            summary = "Apps, tasks and jobs by a part of their name, executions by their id",
            description = "At most 50, the best matches first")
    @GetMapping("/search")
    Found search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "8") int limit) {
        return new Found(searching.search(q, Math.clamp(limit, 1, MOST)));
    }
}
