package net.dstone.dataflow.stream;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes and deletes stream definitions. */
@Component
class StreamDefining {

    /** Names and descriptions are kept in columns of this many characters. */
    private static final int MAX_LENGTH = 255;

    private final StreamDefinitions definitions;
    private final StreamDeploying deploying;
    private final AppRegistry apps;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    StreamDefining(
            StreamDefinitions definitions,
            StreamDeploying deploying,
            AppRegistry apps,
            TransactionOperations transaction,
            Audit audit,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.deploying = deploying;
        this.apps = apps;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Stores a definition.
     *
     * @param deployment what it is deployed with at once; it stays undeployed when null
     * @throws InvalidStreamDefinitionException if the text is no stream or names apps that are not
     *     registered, all of which are told
     * @throws DuplicateStreamDefinitionException if there is one of that name
     */
    StreamDefinition create(
            String name,
            String dslText,
            String description,
            @Nullable Map<String, ? extends @Nullable String> deployment) {
        StreamDefinition definition = new StreamDefinition(name, dslText, dslText, description);
        check(definition);
        transaction.executeWithoutResult(
                status -> {
                    definitions.insert(definition);
                    record(AuditAction.CREATE, definition);
                    events.publishEvent(new StreamsChanged());
                });
        if (deployment == null) {
            return definition;
        }
        deploying.deploy(name, deployment);
        return definitions.get(name);
    }

    private void check(StreamDefinition definition) {
        net.dstone.dsl.stream.StreamDefinition stream = definition.parse();
        requireShort("name", definition.name());
        requireShort("description", String.valueOf(definition.description()));
        List<String> missing =
                stream.applications().stream()
                        .flatMap(
                                app -> {
                                    AppType type = StreamPlanning.registeredType(app.type());
                                    return apps.findDefault(type, app.registeredName()).isPresent()
                                            ? Stream.<String>empty()
                                            : Stream.of(
                                                    "Application name '%s' with type '%s' does not exist in the app registry."
                                                            .formatted(app.registeredName(), type));
                                })
                        .distinct()
                        .toList();
        if (!missing.isEmpty()) {
            throw new InvalidStreamDefinitionException(String.join("\n", missing));
        }
    }

    private static void requireShort(String what, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidStreamDefinitionException(
                    "The %s of the stream has %d characters; at most %d are possible"
                            .formatted(what, text.length(), MAX_LENGTH));
        }
    }

    /**
     * Undeploys a stream and deletes it.
     *
     * @throws net.dstone.dataflow.web.DataflowException when there is none of that name
     */
    void delete(String name) {
        delete(definitions.get(name));
    }

    void deleteAll() {
        StreamDeploying.forEach(definitions.names(), this::delete);
    }

    private void delete(StreamDefinition definition) {
        deploying.undeployApps(definition.name());
        transaction.executeWithoutResult(
                status -> {
                    definitions.delete(definition.name());
                    record(AuditAction.DELETE, definition);
                    events.publishEvent(new StreamsChanged());
                });
    }

    private void record(AuditAction action, StreamDefinition definition) {
        audit.record(
                AuditOperation.STREAM, action, definition.name(), definition.maskedText(), null);
    }
}
