package net.dstone.dataflow.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.server.core.Relation;

/**
 * A definition as clients get it.
 *
 * @param dslText regenerated, secrets masked; with what was deployed last
 * @param originalDslText as it was created, regenerated and masked as well
 * @param status a word of {@link net.dstone.platform.AppState}
 * @param statusDescription the same for people
 */
@Relation(collectionRelation = "streamDefinitionResourceList")
record StreamDefinitionResource(
        String name,
        String dslText,
        String originalDslText,
        String status,
        @Nullable String description,
        String statusDescription) {}
