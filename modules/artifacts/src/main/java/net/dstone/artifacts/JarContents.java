package net.dstone.artifacts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an archive says about itself.
 *
 * @param kind how it can be run
 * @param mainClass the manifest's Main-Class; of a Boot archive that is Boot's launcher
 * @param startClass a Boot archive's own main class
 * @param bootVersion of Spring Boot, from the manifest or the library
 * @param batchVersion of spring-batch-core
 * @param taskVersion of spring-cloud-task-core
 * @param javaLevel the Java feature release that the app's own classes need (8, 17, 25 …); empty if
 *     it has none
 * @param libraries the jars inside it, or those that its Class-Path names, in their order
 */
public record JarContents(
        Kind kind,
        Optional<String> mainClass,
        Optional<String> startClass,
        Optional<String> bootVersion,
        Optional<String> batchVersion,
        Optional<String> taskVersion,
        OptionalInt javaLevel,
        List<Library> libraries) {

    /** How an archive can be run. */
    public enum Kind {
        /** A Spring Boot jar with its libraries inside: {@code java -jar} runs it. */
        BOOT_JAR,
        /** A Spring Boot war with a launcher: {@code java -jar} runs it. */
        BOOT_WAR,
        /** Another jar with a main class: {@code java -jar} runs it. */
        EXECUTABLE_JAR,
        /** A war for a servlet container; it cannot be run by itself. */
        WAR,
        /** No main class; it cannot be run. */
        LIBRARY
    }

    /** Spring Boot 3 and later do not run on an older Java, whatever the app's own classes need. */
    private static final int OLDEST_JAVA_FOR_BOOT_3 = 17;

    public JarContents {
        libraries = List.copyOf(libraries);
    }

    /** Whether {@code java -jar} can run it. */
    public boolean executable() {
        return switch (kind) {
            case BOOT_JAR, BOOT_WAR, EXECUTABLE_JAR -> true;
            case WAR, LIBRARY -> false;
        };
    }

    /** Spring Boot's major version, which decides on the tables and the Java an app needs. */
    public OptionalInt bootGeneration() {
        return major(bootVersion);
    }

    /** Spring Batch's major version. */
    public OptionalInt batchGeneration() {
        return major(batchVersion);
    }

    /** The oldest Java feature release the app can run on, by its classes and its Spring Boot. */
    public OptionalInt oldestJava() {
        if (bootGeneration().orElse(0) < 3) {
            return javaLevel;
        }
        return OptionalInt.of(Math.max(javaLevel.orElse(0), OLDEST_JAVA_FOR_BOOT_3));
    }

    /** The library of that name, for example {@code postgresql}, {@code mariadb-java-client} or {@code h2}. */
    public Optional<Library> library(String name) {
        return libraries.stream().filter(library -> library.name().equals(name)).findFirst();
    }

    private static OptionalInt major(Optional<String> version) {
        return version.map(text -> text.split("\\D", 2)[0])
                .filter(digits -> !digits.isEmpty() && digits.length() < 5)
                .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
                .orElseGet(OptionalInt::empty);
    }
}
