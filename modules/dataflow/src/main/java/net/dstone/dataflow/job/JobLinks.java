package net.dstone.dataflow.job;

import java.util.ArrayList;
import java.util.List;
import org.springframework.hateoas.IanaLinkRelations;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.LinkRelation;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of what this package serves. SCDF's own named the task execution where the job's belongs. */
final class JobLinks {

    private static final LinkRelation STOP = LinkRelation.of("stop");
    private static final LinkRelation RESTART = LinkRelation.of("restart");
    private static final LinkRelation PROGRESS = LinkRelation.of("progress");

    private JobLinks() {}

    /**
     * @param restart whether the answer offers a restart, which SCDF decides differently per resource
     */
    static List<Link> of(JobExecution execution, boolean restart) {
        List<Link> links = new ArrayList<>();
        links.add(link(execution(execution), IanaLinkRelations.SELF));
        if (execution.status().isRunning()) {
            links.add(link(execution(execution).queryParam("stop", true), STOP));
        }
        if (restart) {
            links.add(link(execution(execution).queryParam("restart", true), RESTART));
        }
        return links;
    }

    static Link self(StepExecution step) {
        return link(step(step, ""), IanaLinkRelations.SELF);
    }

    static Link progress(StepExecution step) {
        return link(step(step, "/progress"), PROGRESS);
    }

    static Link self(JobInstances.JobInstance instance) {
        return link(
                path("/jobs/instances/" + instance.id(), instance.schema()),
                IanaLinkRelations.SELF);
    }

    private static UriComponentsBuilder execution(JobExecution execution) {
        return path("/jobs/executions/" + execution.id(), execution.schema());
    }

    private static UriComponentsBuilder step(StepExecution step, String below) {
        JobExecution execution = step.jobExecution();
        return path(
                "/jobs/executions/" + execution.id() + "/steps/" + step.id() + below,
                execution.schema());
    }

    private static UriComponentsBuilder path(String path, BatchSchema schema) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(path)
                .queryParam("schemaTarget", schema.name());
    }

    private static Link link(UriComponentsBuilder uri, LinkRelation relation) {
        return Link.of(uri.toUriString(), relation);
    }
}
