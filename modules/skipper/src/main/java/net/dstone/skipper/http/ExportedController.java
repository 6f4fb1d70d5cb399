package net.dstone.skipper.http;

import java.util.List;
import java.util.Optional;
import net.dstone.skipper.packages.PackageRepository;
import net.dstone.skipper.packages.StoredPackage;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.release.InProcessSkipper;
import net.dstone.skipper.release.StoredRelease;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The collections Skipper exports as they are: to be read, by page and by name. */
@RestController
@RequestMapping("/api")
class ExportedController {

    private static final String HISTORY = "findByNameIgnoreCaseContainingOrderByNameAscVersionDesc";

    private final InProcessSkipper skipper;

    ExportedController(InProcessSkipper skipper) {
        this.skipper = skipper;
    }

    @GetMapping("/packageMetadata")
    ObjectNode packages(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String projection) {
        PageRequest request = PageRequest.of(page, size, sort);
        return request.shown(
                "packageMetadata",
                shown(
                        skipper.packages()
                                .page(
                                        request.byName(),
                                        request.descending(),
                                        request.offset(),
                                        request.size()),
                        projection),
                skipper.packages().count());
    }

    @GetMapping("/packageMetadata/{id}")
    ResponseEntity<ObjectNode> packageById(
            @PathVariable String id, @RequestParam(required = false) @Nullable String projection) {
        return found(
                number(id).flatMap(skipper.packages()::find).map(one -> shown(one, projection)));
    }

    @GetMapping("/packageMetadata/search")
    ObjectNode packageSearches() {
        return searches(
                "packageMetadata",
                List.of(
                        "findByName{?name,projection}",
                        "findByNameContainingIgnoreCase{?name,projection}"));
    }

    @GetMapping("/packageMetadata/search/findByName")
    ObjectNode packagesByName(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String projection) {
        return searched("packageMetadata", shown(skipper.packages().named(name), projection));
    }

    @GetMapping("/packageMetadata/search/findByNameContainingIgnoreCase")
    ObjectNode packagesLikeName(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String projection) {
        return searched("packageMetadata", shown(skipper.packages().containing(name), projection));
    }

    private static List<ObjectNode> shown(
            List<StoredPackage> packages, @Nullable String projection) {
        return packages.stream().map(one -> shown(one, projection)).toList();
    }

    private static ObjectNode shown(StoredPackage stored, @Nullable String projection) {
        ObjectNode shown =
                "summary".equals(projection) ? summary(stored) : Hal.of(stored.metadata());
        String self = Hal.url("/packageMetadata/" + stored.id());
        Hal.link(shown, "self", self);
        Hal.link(shown, "packageMetadata", self + "{?projection}");
        return Hal.link(shown, "install", Hal.url("/package/install/" + stored.id()));
    }

    private static ObjectNode summary(StoredPackage stored) {
        return Hal.empty()
                .put("name", stored.metadata().name())
                .put("id", Long.toString(stored.id()))
                .put("version", stored.metadata().version())
                .put("description", stored.metadata().description())
                .put("iconUrl", stored.metadata().iconUrl())
                .put("repositoryName", stored.metadata().repositoryName());
    }

    @GetMapping("/releases")
    ObjectNode releases(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String sort) {
        PageRequest request = PageRequest.of(page, size, sort);
        return request.shown(
                "releases",
                skipper
                        .releases()
                        .page(request.descending(), request.offset(), request.size())
                        .stream()
                        .map(ExportedController::shown)
                        .toList(),
                skipper.releases().count());
    }

    @GetMapping("/releases/{id}")
    ResponseEntity<ObjectNode> releaseById(@PathVariable String id) {
        return found(number(id).flatMap(skipper.releases()::find).map(ExportedController::shown));
    }

    @GetMapping("/releases/search")
    ObjectNode releaseSearches() {
        return searches("releases", List.of(HISTORY + "{?name}"));
    }

    @GetMapping("/releases/search/" + HISTORY)
    ObjectNode history(@RequestParam(defaultValue = "") String name) {
        return searched(
                "releases",
                skipper.releases().containing(name).stream()
                        .map(ExportedController::shown)
                        .toList());
    }

    private static ObjectNode shown(StoredRelease stored) {
        return item(Hal.of(stored.release()), "release", "/releases/" + stored.id());
    }

    @GetMapping("/repositories")
    ObjectNode repositories(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        List<PackageRepository> all = skipper.packages().repositories();
        PageRequest request = PageRequest.of(page, size, null);
        return request.shown(
                "repositories",
                all.stream()
                        .skip(request.offset())
                        .limit(request.size())
                        .map(ExportedController::shown)
                        .toList(),
                all.size());
    }

    @GetMapping("/repositories/{id}")
    ResponseEntity<ObjectNode> repository(@PathVariable String id) {
        return found(
                skipper.packages().repositories().stream()
                        .filter(repository -> Long.toString(repository.id()).equals(id))
                        .findFirst()
                        .map(ExportedController::shown));
    }

    @GetMapping("/repositories/search")
    ObjectNode repositorySearches() {
        return searches("repositories", List.of("findByName{?name}"));
    }

    @GetMapping("/repositories/search/findByName")
    ResponseEntity<ObjectNode> repositoryByName(@RequestParam(defaultValue = "") String name) {
        return found(
                skipper.packages().repositories().stream()
                        .filter(repository -> repository.name().equals(name))
                        .findFirst()
                        .map(ExportedController::shown));
    }

    private static ObjectNode shown(PackageRepository repository) {
        ObjectNode shown =
                Hal.empty()
                        .put("name", repository.name())
                        .put("url", repository.url())
                        .put("sourceUrl", repository.sourceUrl())
                        .put("local", repository.local())
                        .put("description", repository.description())
                        .put("repoOrder", repository.repoOrder());
        return item(shown, "repository", "/repositories/" + repository.id());
    }

    @GetMapping("/deployers")
    ObjectNode deployers(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        List<ReleasePlatform> all = skipper.platforms().all();
        PageRequest request = PageRequest.of(page, size, null);
        return request.shown(
                "deployers",
                all.stream()
                        .skip(request.offset())
                        .limit(request.size())
                        .map(ExportedController::shown)
                        .toList(),
                all.size());
    }

    @GetMapping("/deployers/{id}")
    ResponseEntity<ObjectNode> deployer(@PathVariable String id) {
        return found(
                skipper.platforms().all().stream()
                        .filter(platform -> platform.id().equals(id))
                        .findFirst()
                        .map(ExportedController::shown));
    }

    @GetMapping("/deployers/search")
    ObjectNode deployerSearches() {
        return searches("deployers", List.of("findByName"));
    }

    /** Skipper has this and fails to answer it. */
    @GetMapping("/deployers/search/findByName")
    ResponseEntity<ObjectNode> deployerByName(@RequestParam(defaultValue = "") String name) {
        return found(skipper.platforms().find(name).map(ExportedController::shown));
    }

    private static ObjectNode shown(ReleasePlatform platform) {
        return item(Hal.of(platform.shown()), "deployer", "/deployers/" + platform.id());
    }

    private static ObjectNode item(ObjectNode shown, String rel, String path) {
        return Hal.link(Hal.link(shown, "self", Hal.url(path)), rel, Hal.url(path));
    }

    private static ObjectNode searched(String name, List<ObjectNode> items) {
        return Hal.link(Hal.list(name, items), "self", Hal.self());
    }

    private static ObjectNode searches(String name, List<String> searches) {
        ObjectNode links = Hal.empty();
        String base = Hal.url("/%s/search".formatted(name));
        for (String search : searches) {
            Hal.link(links, search.replaceFirst("\\{.*", ""), base + "/" + search);
        }
        return Hal.link(links, "self", base);
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static ResponseEntity<ObjectNode> found(Optional<ObjectNode> found) {
        return found.map(ResponseEntity::ok).orElse(ResponseEntity.notFound().build());
    }
}
