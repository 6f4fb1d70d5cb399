package net.dstone.dataflow.app;

import java.util.Optional;

/**
 * A registration as lists show it: also one that another program wrote and this server cannot launch.
 *
 * @param type its name; the stored number, or {@code UNKNOWN}, where it is none
 * @param bootVersion its wire name; the stored text where it is none
 */
record ListedApp(
        String type,
        String name,
        String version,
        String maskedUri,
        boolean defaultVersion,
        String bootVersion) {

    static ListedApp of(AppRegistration app) {
        return new ListedApp(
                app.type().name(),
                app.name(),
                app.version(),
                app.maskedUri(),
                app.defaultVersion(),
                app.bootVersion().wireName());
    }

    Optional<AppType> knownType() {
        return AppType.find(type);
    }

    @Override
    public String toString() {
        return "%s:%s:%s".formatted(type, name, version);
    }
}
