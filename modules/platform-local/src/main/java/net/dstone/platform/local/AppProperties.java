package net.dstone.platform.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.LaunchException;

/** The Spring properties of one instance: those of the request, and those by which it knows who it is. */
final class AppProperties {

    private AppProperties() {}

    /**
     * @param port given to an app that has none of its own; 0 for none
     */
    static Map<String, String> of(
            AppDeployRequest request, int index, int port, AppSettings settings) {
        Map<String, String> properties = new HashMap<>(request.appProperties());
        properties.putIfAbsent("endpoints.shutdown.enabled", "true");
        properties.put("endpoints.jmx.unique-names", "true");
        properties.put("spring.jmx.default-domain", request.id().value());
        if (!request.group().isBlank()) {
            properties.put("spring.cloud.application.group", request.group());
        }
        properties.put("spring.cloud.application.guid", request.id().instance(index));
        for (String name :
                new String[] {
                    "instance.index",
                    "spring.application.index",
                    "spring.cloud.stream.instanceIndex"
                }) {
            properties.put(name, String.valueOf(index));
        }
        settings.adminUser()
                .ifPresent(u -> properties.put("spring.cloud.streamapp.security.admin-user", u));
        settings.adminPassword()
                .ifPresent(
                        p -> properties.put("spring.cloud.streamapp.security.admin-password", p));
        if (ownPort(request).isEmpty()) {
            properties.put(LocalCommand.SERVER_PORT, String.valueOf(port));
        }
        return properties;
    }

    private static Optional<String> ownPort(AppDeployRequest request) {
        return ownPort(request.arguments(), request.appProperties());
    }

    /** What the app itself says about its port, by a property or an argument, which wins. */
    private static Optional<String> ownPort(
            List<String> arguments, Map<String, String> properties) {
        String argument = "--" + LocalCommand.SERVER_PORT + "=";
        return arguments.stream()
                .filter(text -> text.startsWith(argument))
                .map(text -> text.substring(argument.length()))
                .findFirst()
                .or(() -> Optional.ofNullable(properties.get(LocalCommand.SERVER_PORT)));
    }

    /** Whether it listens where nobody else can know. */
    static boolean choosesPort(List<String> arguments, Map<String, String> properties) {
        return ownPort(arguments, properties).filter("0"::equals).isPresent();
    }

    static boolean needsPort(AppDeployRequest request) {
        return ownPort(request).isEmpty();
    }

    /** The port the app chose; 0 when it lets chance decide, or only the app itself can tell. */
    static int chosenPort(AppDeployRequest request) {
        try {
            return Math.max(
                    0, ownPort(request).map(String::strip).map(Integer::parseInt).orElse(0));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * @throws LaunchException if several instances would have one port
     */
    static void requireOwnPorts(AppDeployRequest request, int count) {
        int port = chosenPort(request);
        if (count > 1 && port > 0) {
            throw new LaunchException(
                    "%s cannot have %d instances on this machine, as all would listen on port %d. Leave out %s, and each gets a free port."
                            .formatted(request.id(), count, port, LocalCommand.SERVER_PORT));
        }
    }
}
