package net.dstone.dataflow.app;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dstone.dataflow.schema.SchemaTarget;

/** The Spring Boot generation an application is registered with. Stored by its name, as SCDF does. */
public enum BootVersion {
    BOOT2(2, SchemaTarget.BOOT2),
    BOOT3(3, SchemaTarget.BOOT3),
    BOOT4(4, SchemaTarget.BOOT4);

    /** What an application is registered as when nobody says, as with SCDF. */
    static final BootVersion DEFAULT = BOOT2;

    private final int generation;
    private final SchemaTarget schemaTarget;

    BootVersion(int generation, SchemaTarget schemaTarget) {
        this.generation = generation;
        this.schemaTarget = schemaTarget;
    }

    /** By the text of requests and answers: {@code 2}, {@code 3} or {@code 4}. */
    public static Optional<BootVersion> find(String wireName) {
        return Arrays.stream(values())
                .filter(version -> version.wireName().equals(wireName))
                .findFirst();
    }

    /** By its name in SCDF's database. */
    static Optional<BootVersion> findStored(String name) {
        return Arrays.stream(values()).filter(version -> version.name().equals(name)).findFirst();
    }

    /**
     * As {@link #find}.
     *
     * @throws net.dstone.dataflow.web.DataflowException if there is no such version
     */
    static BootVersion get(String wireName) {
        return find(wireName)
                .orElseThrow(
                        () ->
                                new InvalidAppRegistrationException(
                                        "Invalid bootVersion '%s', it must be one of %s"
                                                .formatted(
                                                        wireName,
                                                        Arrays.stream(values())
                                                                .map(BootVersion::wireName)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    public String wireName() {
        return Integer.toString(generation);
    }

    public int generation() {
        return generation;
    }

    /** Where executions of such applications are recorded. */
    public SchemaTarget schemaTarget() {
        return schemaTarget;
    }
}
