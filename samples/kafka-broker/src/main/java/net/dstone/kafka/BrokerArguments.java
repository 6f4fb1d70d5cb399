package net.dstone.kafka;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the broker listens and where it keeps topics; both survive a restart. */
record BrokerArguments(int port, Path data) {

    static final int DEFAULT_PORT = 9092;

    BrokerArguments {
        if (port < 1 || port > 65535) {
            throw new InvalidArgumentsException("--port is between 1 and 65535, not " + port);
        }
        data = data.toAbsolutePath().normalize();
    }

    static BrokerArguments of(String... arguments) {
        int port = DEFAULT_PORT;
        @Nullable Path data = null;
        for (String argument : arguments) {
            if (argument.startsWith("--port=")) {
                port = port(argument.substring("--port=".length()));
            } else if (argument.startsWith("--data=") && argument.length() > "--data=".length()) {
                data = Path.of(argument.substring("--data=".length()));
            } else {
                throw new InvalidArgumentsException("Unknown argument: " + argument);
            }
        }
        if (data == null) {
            throw new InvalidArgumentsException("--data is missing");
        }
        return new BrokerArguments(port, data);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidArgumentsException("--port is a number, not '" + text + "'");
        }
    }
}
