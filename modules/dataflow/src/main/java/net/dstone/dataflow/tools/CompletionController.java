package net.dstone.dataflow.tools;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dsl.completion.Completion;
import net.dstone.dsl.completion.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposes how a definition could go on. Any method will do, as with SCDF. */
@RestController
@RequestMapping("/completions")
class CompletionController {

    record Proposals(List<ProposalResource> proposals) {}

    /** @param text the whole definition as it would be, not only what is added */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalResource(String text, @Nullable String explanation) {}

    private final AppRegistry registry;
    private final AppMetadata metadata;
    private final AppArtifacts artifacts;

    CompletionController(AppRegistry registry, AppMetadata metadata, AppArtifacts artifacts) {
        this.registry = registry;
        this.metadata = metadata;
        this.artifacts = artifacts;
    }

    @RequestMapping("/stream")
    EntityModel<Proposals> stream(
            @RequestParam String start, @RequestParam(defaultValue = "1") int detailLevel) {
        return proposals(completion().stream(start, checked(detailLevel)));
    }

    @RequestMapping("/task")
    EntityModel<Proposals> task(
            @RequestParam String start, @RequestParam(defaultValue = "1") int detailLevel) {
        return proposals(completion().task(start, checked(detailLevel)));
    }

    private Completion completion() {
        return new Completion(RegisteredApps.of(registry, metadata, artifacts));
    }

    private static int checked(int detailLevel) {
        if (detailLevel < 1) {
            throw new ConstraintViolationException(
                    "The provided detail level must be greater than zero.");
        }
        return detailLevel;
    }

    private static EntityModel<Proposals> proposals(List<Proposal> proposals) {
        return EntityModel.of(
                new Proposals(
                        proposals.stream()
                                .map(
                                        proposal ->
                                                new ProposalResource(
                                                        proposal.text(), proposal.explanation()))
                                .toList()));
    }
}
