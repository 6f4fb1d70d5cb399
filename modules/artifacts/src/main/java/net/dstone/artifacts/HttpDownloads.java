package net.dstone.artifacts;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads over HTTP into a folder per URI:
 *
 * <pre>
 * cache/&lt;hash of the URI&gt;/current.properties      which content is current, and its ETag
 * cache/&lt;hash of the URI&gt;/&lt;uuid&gt;/app-1.0.0.jar    one content; never changed once it has this name
 * </pre>
 *
 * A changed content gets a folder of its own, because programs may still be running from the old file.
 */
final class HttpDownloads implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpDownloads.class);

    private static final String CURRENT = "current.properties";
    private static final String PART = ".part";

    /** That long after a content was replaced, no program runs from it. */
    private static final Duration KEEP_OLD_CONTENT = Duration.ofDays(7);

    private final DownloadSettings settings;
    private @Nullable HttpRequests http;
    private final InstantSource clock;

    /** One download per URI at a time; URIs that share a lock wait for each other. */
    private final List<Object> locks = Stream.generate(Object::new).limit(64).toList();

    HttpDownloads(DownloadSettings settings) {
        this(settings, InstantSource.system());
    }

    HttpDownloads(DownloadSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A file that was downloaded before, if it is still current or cannot be asked for now. */
    Path fetch(AppUri.Web uri) {
        String key = key(uri.text());
        Path folder = settings.cacheFolder().resolve(key);
        synchronized (locks.get(Math.floorMod(key.hashCode(), locks.size()))) {
            Optional<Cached> cached = Cached.read(folder);
            if (cached.isEmpty()) {
                return download(uri, folder, cached);
            }
            if (cached.get().validators().isEmpty()) {
                // The server gave no way to ask whether it changed: downloaded once, as SCDF does.
                return cached.get().file();
            }
            try {
                return download(uri, folder, cached);
            } catch (ArtifactException e) {
                log.warn("Using the earlier download {}: {}", cached.get().file(), e.getMessage());
                return cached.get().file();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.close();
        }
    }

    /** Made when first needed: most servers run apps from files, and TLS takes a while to set up. */
    private synchronized HttpRequests http() {
        if (http == null) {
            http = new HttpRequests(HttpRequests.clientBuilder(settings.connectTimeout()).build());
        }
        return http;
    }

    private Path download(AppUri.Web uri, Path folder, Optional<Cached> cached) {
        String shown = uri.masked();
        Path content = folder.resolve(UUID.randomUUID().toString());
        Path part = folder.resolve(content.getFileName() + PART);
        try {
            Files.createDirectories(folder);
            HttpResponse<Path> response =
                    http().get(
                                    uri.uri(),
                                    cached.map(Cached::validators).orElse(Map.of()),
                                    Optional.ofNullable(uri.uri().getUserInfo())
                                            .map(HttpRequests::basic),
                                    settings.responseTimeout(),
                                    settings.transferTimeout(),
                                    info ->
                                            info.statusCode() == 200
                                                    ? new LimitedBody<>(
                                                            HttpResponse.BodySubscribers.ofFile(
                                                                    part),
                                                            settings.maxBytes())
                                                    : HttpResponse.BodySubscribers.replacing(part));
            if (response.statusCode() == 304 && cached.isPresent()) {
                return cached.get().file();
            }
            requireOk(response.statusCode(), shown);
            Path file = keep(part, content, fileName(uri.uri()));
            if (cached.isPresent()) {
                markReplaced(cached.get().file());
            }
            new Cached(file, validators(response)).write(folder);
            removeOldContents(folder, content);
            return file;
        } catch (LimitedBody.TooLargeException e) {
            throw new ArtifactException(
                    ArtifactException.Kind.UNSUPPORTED,
                    "%s is %s, the most that is downloaded; check the address, or raise the limit"
                            .formatted(shown, e.getMessage()),
                    e);
        } catch (FileSystemException e) {
            throw new ArtifactException(
                    ArtifactException.Kind.STORAGE,
                    "The cache folder %s cannot be written: %s; check its permissions and the free space"
                            .formatted(settings.cacheFolder(), e.toString()),
                    e);
        } catch (IOException e) {
            throw unreachable(shown, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(shown, "the download was interrupted", e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static void requireOk(int status, String shown) {
        switch (status) {
            case 200 -> {}
            case 401, 403 ->
                    throw new ArtifactException(
                            ArtifactException.Kind.UNAUTHORIZED,
                            "%s refused us with status %d; give credentials in the URI (https://user:password@host/…)"
                                    .formatted(shown, status));
            case 404, 410 ->
                    throw new ArtifactException(
                            ArtifactException.Kind.NOT_FOUND,
                            "%s does not exist (status %d); check the address"
                                    .formatted(shown, status));
            default ->
                    throw unreachable(shown, "it answered with status %d".formatted(status), null);
        }
    }

    private static ArtifactException unreachable(
            String shown, String reason, @Nullable Exception cause) {
        return new ArtifactException(
                ArtifactException.Kind.UNREACHABLE,
                "%s could not be downloaded: %s. Check that this machine reaches the host, then try again"
                        .formatted(shown, reason),
                cause);
    }

    /** The file gets its name only when it is complete and on disk. */
    private static Path keep(Path part, Path content, String fileName) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(content);
        return Files.move(part, content.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, String> validators(HttpResponse<?> response) {
        Map<String, String> validators = new LinkedHashMap<>();
        response.headers()
                .firstValue("ETag")
                .ifPresent(value -> validators.put("If-None-Match", value));
        response.headers()
                .firstValue("Last-Modified")
                .ifPresent(value -> validators.put("If-Modified-Since", value));
        return validators;
    }

    /** {@link #removeOldContents} goes by the folder's time: a task may have started from it just now. */
    private void markReplaced(Path file) throws IOException {
        Files.setLastModifiedTime(
                Objects.requireNonNull(file.getParent()), FileTime.from(clock.instant()));
    }

    private void removeOldContents(Path folder, Path current) throws IOException {
        List<Path> old = new ArrayList<>();
        try (Stream<Path> contents = Files.list(folder)) {
            contents.filter(path -> !path.equals(current) && !path.endsWith(CURRENT))
                    .forEach(old::add);
        }
        for (Path path : old) {
            if (Files.getLastModifiedTime(path)
                    .toInstant()
                    .isBefore(clock.instant().minus(KEEP_OLD_CONTENT))) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.sorted(Comparator.reverseOrder()).forEach(HttpDownloads::deleteQuietly);
                }
            }
        }
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("Left behind: {}", path, e);
        }
    }

    private static String fileName(URI uri) {
        String path = uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        return name.matches("\\.*") ? "app.jar" : name;
    }

    private static String key(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** What is on disk for a URI, and the request headers that ask whether it changed. */
    private record Cached(Path file, Map<String, String> validators) {

        static Optional<Cached> read(Path folder) {
            Path current = folder.resolve(CURRENT);
            if (!Files.isRegularFile(current)) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(current)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                log.warn("Downloading again, as {} cannot be read: {}", current, e.toString());
                return Optional.empty();
            }
            Path file = folder.resolve(properties.getProperty("file", ""));
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Map<String, String> validators = new LinkedHashMap<>();
            for (String header : List.of("If-None-Match", "If-Modified-Since")) {
                Optional.ofNullable(properties.getProperty(header))
                        .ifPresent(value -> validators.put(header, value));
            }
            return Optional.of(new Cached(file.toAbsolutePath(), validators));
        }

        void write(Path folder) throws IOException {
            Properties properties = new Properties();
            properties.putAll(validators);
            properties.setProperty("file", folder.relativize(file).toString());
            Path temporary = Files.createTempFile(folder, "current", PART);
            try (Writer writer = Files.newBufferedWriter(temporary)) {
                properties.store(writer, null);
            }
            Files.move(
                    temporary,
                    folder.resolve(CURRENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
