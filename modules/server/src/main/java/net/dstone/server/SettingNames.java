package net.dstone.server;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The names of all settings the server knows under its own prefixes, in any spelling Spring Boot accepts:
 * {@code java-homes}, {@code javaHomes} and {@code java_homes} are one name.
 *
 * @param used settings with an effect
 * @param maps settings below which any name may follow
 * @param unused settings of SCDF that have no effect here
 */
record SettingNames(Set<String> used, Set<String> maps, Set<String> unused) {

    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();
    private static final int NEAR = 4;

    SettingNames {
        used = Set.copyOf(used);
        maps = maps.stream().map(SettingNames::uniform).collect(Collectors.toUnmodifiableSet());
        unused = unused.stream().map(SettingNames::uniform).collect(Collectors.toUnmodifiableSet());
    }

    boolean isOurs(String name) {
        String uniform = uniform(name);
        return uniform.startsWith("dstone.")
                || uniform.startsWith("spring.cloud.dataflow.")
                || uniform.startsWith("spring.cloud.skipper.");
    }

    boolean isUsed(String name) {
        String uniform = uniform(name);
        return used.stream().anyMatch(known -> uniform(known).equals(uniform))
                || maps.stream()
                        .anyMatch(map -> uniform.startsWith(map + ".") || uniform.equals(map));
    }

    /** Whether known names start with it; a YAML file has it as a name of its own when all below is commented out. */
    boolean isGroup(String name) {
        String start = uniform(name) + ".";
        return Stream.concat(used.stream(), unused.stream())
                .anyMatch(known -> uniform(known).startsWith(start));
    }

    boolean isKnownButUnused(String name) {
        String uniform = uniform(name);
        return unused.stream()
                .anyMatch(known -> uniform.equals(known) || uniform.startsWith(known + "."));
    }

    /** The known name that differs least, if it is near enough to have been meant. */
    Optional<String> nearest(String name) {
        String uniform = uniform(name);
        return used.stream()
                .min(Comparator.comparingInt(known -> EDITS.apply(uniform(known), uniform)))
                .filter(known -> EDITS.apply(uniform(known), uniform) <= NEAR);
    }

    /** Lower case, without dashes, underscores and list indexes. */
    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]", "").replaceAll("[-_]", "");
    }
}
