package net.dstone.dataflow.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.dstone.artifacts.AppUri;
import net.dstone.dataflow.app.AppRegistry.AppKey;
import net.dstone.dataflow.web.DataflowException;
import org.jspecify.annotations.Nullable;

/**
 * Many applications at once, as SCDF's bundles list them: {@code <type>.<name>=<uri>}, {@code
 * <type>.<name>.metadata=<uri>} and, directly below either, {@code <type>.<name>.bootVersion=3}. Unlike
 * with SCDF a URI may contain {@code =} and lines that begin with {@code #} are comments.
 *
 * @param warnings what was ignored, for people
 */
record BulkRegistration(List<NewApp> apps, List<String> warnings) {

    private static final String KEY_FORMS =
            "<type>.<name>, <type>.<name>.metadata or <type>.<name>.bootVersion";

    BulkRegistration {
        apps = List.copyOf(apps);
        warnings = List.copyOf(warnings);
    }

    /**
     * @throws InvalidAppRegistrationException if any line is wrong; it names the line
     */
    static BulkRegistration parse(String text) {
        Reader reader = new Reader();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                reader.read(i + 1, lines.get(i).strip());
            } catch (DataflowException exception) {
                throw new InvalidAppRegistrationException(
                        "Line %d: %s".formatted(i + 1, exception.getMessage()), exception);
            }
        }
        return reader.result();
    }

    private record Metadata(int line, AppKey app, AppUri uri, String version) {

        /** Its version is told from its own URI; an image tagged {@code latest} says nothing of its own. */
        boolean isOf(NewApp candidate) {
            return app.equals(key(candidate))
                    && (candidate.version().equals(version)
                            || candidate.version().equals("latest"));
        }
    }

    private static AppKey key(NewApp app) {
        return new AppKey(app.type(), app.name().value());
    }

    private static final class Reader {

        private final List<NewApp> apps = new ArrayList<>();
        private final List<Metadata> metadata = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private @Nullable AppKey previous;

        void read(int number, String line) {
            if (line.isEmpty() || line.startsWith("#")) {
                return;
            }
            int equals = line.indexOf('=');
            if (equals <= 0 || equals == line.length() - 1) {
                // Without the text: it may come from a file that was never meant to be read.
                warnings.add(
                        "Line %d is not of the form <key>=<value> and was ignored"
                                .formatted(number));
                return;
            }
            read(number, line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }

        private void read(int number, String key, String value) {
            String[] parts = key.split("\\.", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw new InvalidAppRegistrationException(
                        "Invalid key '%s', it must be %s".formatted(key, KEY_FORMS));
            }
            AppKey app = new AppKey(type(parts[0]), parts[1]);
            switch (parts.length == 2 ? "" : parts[2]) {
                case "" ->
                        apps.add(
                                NewApp.of(
                                        app.type(),
                                        app.name(),
                                        null,
                                        value,
                                        null,
                                        BootVersion.DEFAULT));
                case "metadata" -> {
                    AppUri uri = NewApp.parse(value);
                    metadata.add(new Metadata(number, app, uri, NewApp.versionOf(uri)));
                }
                case "bootVersion" -> setBootVersion(app, BootVersion.get(value));
                default ->
                        throw new InvalidAppRegistrationException(
                                "Invalid key '%s', it must be %s".formatted(key, KEY_FORMS));
            }
            previous = app;
        }

        private void setBootVersion(AppKey app, BootVersion bootVersion) {
            int last = apps.size() - 1;
            if (last < 0 || !app.equals(previous) || !app.equals(key(apps.get(last)))) {
                throw new InvalidAppRegistrationException(
                        "bootVersion of '%s.%s' must directly follow the line of that application"
                                .formatted(app.type(), app.name()));
            }
            apps.set(last, apps.get(last).withBootVersion(bootVersion));
        }

        BulkRegistration result() {
            List<Metadata> unused = new ArrayList<>(metadata);
            for (int i = 0; i < apps.size(); i++) {
                NewApp app = apps.get(i);
                Optional<Metadata> own =
                        metadata.stream().filter(candidate -> candidate.isOf(app)).findFirst();
                if (own.isPresent()) {
                    apps.set(i, app.withMetadata(own.get().uri()));
                    unused.remove(own.get());
                }
            }
            for (Metadata nobodys : unused) {
                warnings.add(
                        "Line %d was ignored: there is no line for version %s of %s.%s"
                                .formatted(
                                        nobodys.line(),
                                        nobodys.version(),
                                        nobodys.app().type(),
                                        nobodys.app().name()));
            }
            return new BulkRegistration(apps, warnings);
        }

        private static AppType type(String text) {
            return Arrays.stream(AppType.values())
                    .filter(type -> type.name().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new InvalidAppRegistrationException(
                                            "Unknown type '%s', it must be one of %s"
                                                    .formatted(
                                                            text,
                                                            Arrays.toString(AppType.values()))));
        }
    }
}
