package net.dstone.dataflow.task;

import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.server.core.Relation;

/**
 * A definition as clients get it.
 *
 * @param dslText regenerated, secrets masked
 * @param composedTaskElement whether it belongs to a composed task
 * @param lastTaskExecution null if there is none
 * @param status of the last execution
 */
@Relation(collectionRelation = "taskDefinitionResourceList")
record TaskDefinitionResource(
        String name,
        String dslText,
        @Nullable String description,
        boolean composed,
        boolean composedTaskElement,
        @Nullable TaskExecutionResource lastTaskExecution,
        TaskExecutionStatus status) {}
