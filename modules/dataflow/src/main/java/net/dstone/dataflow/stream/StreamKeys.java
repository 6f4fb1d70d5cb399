package net.dstone.dataflow.stream;

/** Names of properties that streams are made with. */
final class StreamKeys {

    /** Before everything that is meant for the platform. */
    static final String DEPLOYER = "spring.cloud.deployer.";

    static final String GROUP = DEPLOYER + "group";
    static final String BOOT_VERSION = DEPLOYER + "bootVersion";
    static final String COUNT = DEPLOYER + "count";

    /** Whether the platform is to tell each instance its number. */
    static final String INDEXED = DEPLOYER + "indexed";

    private static final String STREAM = "spring.cloud.dataflow.stream.";

    static final String STREAM_NAME = STREAM + "name";
    static final String APP_LABEL = STREAM + "app.label";
    static final String APP_TYPE = STREAM + "app.type";

    static final String INSTANCE_COUNT = "spring.cloud.stream.instanceCount";

    private static final String BINDINGS = "spring.cloud.stream.bindings.";

    static final String PARTITIONED = BINDINGS + "input.consumer.partitioned";
    static final String PRODUCER = BINDINGS + "output.producer.";
    static final String PARTITION_COUNT = PRODUCER + "partitionCount";
    static final String PARTITION_KEY = PRODUCER + "partitionKeyExpression";

    private StreamKeys() {}
}
