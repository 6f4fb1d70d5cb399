package net.dstone.skipper.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.platform.AppState;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.Deployer;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageDeleteException;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.ReleaseUpgradeException;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.json.SkipperJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks another server. What that refuses is thrown as the one in this process would throw it. */
public final class HttpSkipper implements Skipper {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Deleting a release answers when its apps have ended. */
    private static final Duration WORK = Duration.ofMinutes(10);

    /** What is only asked is answered soon, or somebody looking at a page waits for nothing. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Names are part of the address, which servers let be only so long. */
    private static final int MOST_NAMES = 100;

    private final RestClient asking;
    private final RestClient working;
    private final String server;

    /**
     * @param serverUri of the API, such as {@code http://localhost:7577/api}
     */
    public HttpSkipper(String serverUri) {
        this(serverUri, ANSWER);
    }

    /**
     * @param answer how long an answer to a mere question may take
     */
    HttpSkipper(String serverUri, Duration answer) {
        this.server = serverUri.replaceFirst("/+$", "");
        HttpClient connections = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        this.asking = client(connections, answer);
        this.working = client(connections, WORK);
    }

    private static RestClient client(HttpClient connections, Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(connections);
        requests.setReadTimeout(timeout);
        return RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public SkipperAbout about() {
        return read(get("/about").at("/versionInfo/server"), SkipperAbout.class);
    }

    @Override
    public List<Deployer> deployers() {
        return list(get("/deployers?size={size}", 1000), "deployers", Deployer.class);
    }

    @Override
    public PackageMetadata upload(PackageUpload upload) {
        return read(send(HttpMethod.POST, upload, "/package/upload"), PackageMetadata.class);
    }

    @Override
    public List<PackageMetadata> packages(String name) {
        return list(
                get("/packageMetadata/search/findByName?name={name}", name),
                "packageMetadata",
                PackageMetadata.class);
    }

    @Override
    public void deletePackage(String name) {
        send(HttpMethod.DELETE, null, "/package/{name}", name);
    }

    @Override
    public void deleteLocalPackage(String name) {
        send(HttpMethod.DELETE, null, "/package/{name}?local=true", name);
    }

    @Override
    public Release install(InstallRequest request) {
        return release(send(HttpMethod.POST, request, "/package/install"));
    }

    @Override
    public Release upgrade(UpgradeRequest request) {
        return release(send(HttpMethod.POST, request, "/release/upgrade"));
    }

    @Override
    public Release rollback(RollbackRequest request) {
        return release(send(HttpMethod.POST, request, "/release/rollback"));
    }

    @Override
    public Release delete(String releaseName, boolean packageToo) {
        return release(
                send(
                        HttpMethod.DELETE,
                        null,
                        packageToo ? "/release/{name}/package" : "/release/{name}",
                        releaseName));
    }

    @Override
    public Release scale(String releaseName, List<AppScale> apps) {
        return release(
                send(HttpMethod.POST, Map.of("scale", apps), "/release/scale/{name}", releaseName));
    }

    @Override
    public boolean cancel(String releaseName) {
        return send(HttpMethod.POST, Map.of("releaseName", releaseName), "/release/cancel")
                .path("accepted")
                .asBoolean(false);
    }

    @Override
    public ReleaseInfo status(String releaseName) {
        return read(get("/release/status/{name}", releaseName), ReleaseInfo.class);
    }

    @Override
    public ReleaseInfo status(String releaseName, int version) {
        return read(
                get("/release/status/{name}/{version}", releaseName, version), ReleaseInfo.class);
    }

    @Override
    public Map<String, ReleaseInfo> statuses(Collection<String> releaseNames) {
        Map<String, ReleaseInfo> statuses = new LinkedHashMap<>();
        for (String names : chunks(releaseNames)) {
            get("/release/statuses?names={names}", names)
                    .properties()
                    .forEach(
                            release ->
                                    statuses.put(
                                            release.getKey(),
                                            read(release.getValue(), ReleaseInfo.class)));
        }
        return statuses;
    }

    @Override
    public Map<String, Map<String, AppState>> states(Collection<String> releaseNames) {
        Map<String, Map<String, AppState>> states = new LinkedHashMap<>();
        for (String names : chunks(releaseNames)) {
            get("/release/states?names={names}", names)
                    .properties()
                    .forEach(release -> states.put(release.getKey(), states(release.getValue())));
        }
        return states;
    }

    private static List<String> chunks(Collection<String> names) {
        List<String> all = List.copyOf(names);
        List<String> chunks = new ArrayList<>();
        for (int first = 0; first < all.size(); first += MOST_NAMES) {
            chunks.add(
                    String.join(",", all.subList(first, Math.min(all.size(), first + MOST_NAMES))));
        }
        return chunks;
    }

    private static Map<String, AppState> states(JsonNode apps) {
        Map<String, AppState> states = new LinkedHashMap<>();
        apps.properties().forEach(app -> states.put(app.getKey(), state(app.getValue())));
        return states;
    }

    private static AppState state(JsonNode word) {
        try {
            return AppState.valueOf(word.asString("").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException newerThanWeAre) {
            return AppState.UNKNOWN;
        }
    }

    @Override
    public String manifest(String releaseName, Optional<Integer> version) {
        JsonNode manifest =
                version.isPresent()
                        ? get("/release/manifest/{name}/{version}", releaseName, version.get())
                        : get("/release/manifest/{name}", releaseName);
        return manifest.path("data").asString("");
    }

    @Override
    public Map<String, String> logs(String releaseName, Optional<String> app) {
        JsonNode logs =
                app.isPresent()
                        ? get("/release/logs/{name}/{app}", releaseName, app.get())
                        : get("/release/logs/{name}", releaseName);
        Map<String, String> texts = new LinkedHashMap<>();
        logs.path("logs")
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    @Override
    public List<Release> list(String nameContains) {
        return list(
                nameContains.isEmpty()
                        ? get("/release/list")
                        : get("/release/list/{name}", nameContains),
                "releases",
                Release.class);
    }

    /** The search finds parts of names as well. */
    @Override
    public List<Release> history(String releaseName) {
        return list(
                        get(
                                "/releases/search/findByNameIgnoreCaseContainingOrderByNameAscVersionDesc?name={name}",
                                releaseName),
                        "releases",
                        Release.class)
                .stream()
                .filter(release -> release.name().equals(releaseName))
                .toList();
    }

    @Override
    public String getActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            Optional<String> authorization) {
        return exchange(
                HttpMethod.GET,
                null,
                authorization,
                "/release/actuator/{name}/{app}/{id}?endpoint={endpoint}",
                releaseName,
                app,
                instance,
                endpoint);
    }

    @Override
    public String postActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            String body,
            Optional<String> authorization) {
        ObjectNode request = SkipperJson.mapper().createObjectNode().put("endpoint", endpoint);
        request.set("body", parse(body));
        return exchange(
                HttpMethod.POST,
                request,
                authorization,
                "/release/actuator/{name}/{app}/{id}",
                releaseName,
                app,
                instance);
    }

    private JsonNode get(String path, Object... variables) {
        return send(HttpMethod.GET, null, path, variables);
    }

    private JsonNode send(
            HttpMethod method, @Nullable Object body, String path, Object... variables) {
        return parse(exchange(method, body, Optional.empty(), path, variables));
    }

    private String exchange(
            HttpMethod method,
            @Nullable Object body,
            Optional<String> authorization,
            String path,
            Object... variables) {
        try {
            RestClient.RequestBodySpec request =
                    (method == HttpMethod.GET ? asking : working)
                            .method(method)
                            .uri(server + path, variables)
                            .accept(MediaType.APPLICATION_JSON, MediaType.ALL);
            authorization.ifPresent(value -> request.header("Authorization", value));
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON)
                        .body(SkipperJson.mapper().writeValueAsBytes(body));
            }
            String answer = request.exchange((sent, received) -> text(received));
            return answer == null ? "" : answer;
        } catch (ResourceAccessException exception) {
            throw new SkipperException(
                    Kind.UNAVAILABLE,
                    "Skipper at %s does not answer: %s".formatted(server, exception.getMessage()),
                    exception);
        }
    }

    private String text(ClientHttpResponse response) throws IOException {
        String text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        if (response.getStatusCode().isError()) {
            throw error(response.getStatusCode().value(), text);
        }
        return text;
    }

    /** The other server names the kind by the class it has there. */
    private SkipperException error(int status, String text) {
        JsonNode body;
        try {
            body = parse(text);
        } catch (SkipperException noJson) {
            body = SkipperJson.mapper().createObjectNode();
        }
        String kind = body.path("exception").asString("").replaceFirst(".*\\.", "");
        String message =
                body.path("message")
                        .asString("Skipper at %s answered %d".formatted(server, status));
        return switch (kind) {
            case "ReleaseNotFoundException" -> notFound(body, message);
            case "PackageDeleteException" -> new PackageDeleteException(message);
            case "ReleaseUpgradeException" -> new ReleaseUpgradeException(message);
            case "SkipperException" -> new SkipperException(kind(status), message);
            default ->
                    new SkipperException(
                            kind(status),
                            "Skipper at %s answered %d: %s".formatted(server, status, message));
        };
    }

    private static Kind kind(int status) {
        if (status < 500) {
            return Kind.REFUSED;
        }
        return status == 502 || status == 503 || status == 504 ? Kind.UNAVAILABLE : Kind.FAILED;
    }

    private static SkipperException notFound(JsonNode body, String message) {
        String name = body.path("releaseName").asString("");
        if (name.isEmpty()) {
            return new SkipperException(message);
        }
        return body.path("version").isInt()
                ? new ReleaseNotFoundException(name, body.path("version").asInt())
                : new ReleaseNotFoundException(name);
    }

    private static Release release(JsonNode node) {
        return read(node, Release.class);
    }

    private static <T> List<T> list(JsonNode page, String name, Class<T> type) {
        List<T> list = new ArrayList<>();
        page.path("_embedded").path(name).forEach(item -> list.add(read(item, type)));
        return list;
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return SkipperJson.mapper().treeToValue(node, type);
        } catch (JacksonException exception) {
            throw unreadable(exception);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return SkipperJson.mapper().readTree(text.isBlank() ? "{}" : text);
        } catch (JacksonException exception) {
            throw unreadable(exception);
        }
    }

    private static SkipperException unreadable(JacksonException exception) {
        return new SkipperException(
                Kind.FAILED, "The other Skipper's answer cannot be read", exception);
    }
}
