package net.dstone.dataflow.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import net.dstone.platform.local.JavaHomes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The JDKs tasks may be run with beside those found in the usual places.
 *
 * @param javaHomes folder by Java feature release
 */
@ConfigurationProperties(prefix = "dstone")
record JavaProperties(@DefaultValue Map<Integer, Path> javaHomes) {

    JavaProperties {
        javaHomes = Map.copyOf(javaHomes);
        javaHomes.forEach(JavaProperties::check);
    }

    private static void check(int release, Path home) {
        OptionalInt found = JavaHomes.versionOf(home);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "dstone.java-homes.%d: there is no Java in %s".formatted(release, home));
        }
        if (found.getAsInt() != release) {
            throw new IllegalArgumentException(
                    "dstone.java-homes.%d: in %s is Java %d"
                            .formatted(release, home, found.getAsInt()));
        }
    }
}
