package net.dstone.kafka;

final class InvalidArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidArgumentsException(String what) {
        super(
                what
                        + System.lineSeparator()
                        + "usage: java -jar kafka-broker.jar --data=FOLDER [--port="
                        + BrokerArguments.DEFAULT_PORT
                        + "]");
    }
}
