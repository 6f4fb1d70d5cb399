package net.dstone.skipper.http;

import java.util.List;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.packages.StoredPackage;
import net.dstone.skipper.release.InProcessSkipper;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Storing, deploying and deleting packages. */
@RestController
@RequestMapping("/api/package")
class PackageController {

    private final InProcessSkipper skipper;

    PackageController(InProcessSkipper skipper) {
        this.skipper = skipper;
    }

    @GetMapping
    ObjectNode links() {
        ObjectNode links = Hal.empty();
        Hal.link(links, "upload", Hal.url("/package/upload"));
        Hal.link(links, "install", Hal.url("/package/install"));
        return Hal.link(links, "install/id", Hal.url("/package/install/{id}"));
    }

    @PostMapping("/upload")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode upload(@RequestBody PackageUpload upload) {
        StoredPackage stored = skipper.packages().upload(upload);
        return Hal.links(
                Hal.of(stored.metadata()),
                "install",
                List.of(Hal.url("/package/install"), Hal.url("/package/install/" + stored.id())));
    }

    @PostMapping("/install")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode install(@RequestBody InstallRequest request) {
        return ReleaseController.shown(skipper.install(request));
    }

    @PostMapping("/install/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode install(@PathVariable long id, @RequestBody InstallProperties properties) {
        StoredPackage stored =
                skipper.packages()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new SkipperException(
                                                "Package with id='%d' can not be found"
                                                        .formatted(id)));
        return ReleaseController.shown(skipper.install(stored, properties));
    }

    /**
     * @param local whether versions in remote repositories stay, rather than being a reason to refuse
     */
    @DeleteMapping("/{name}")
    void delete(@PathVariable String name, @RequestParam(defaultValue = "false") boolean local) {
        if (local) {
            skipper.deleteLocalPackage(name);
        } else {
            skipper.deletePackage(name);
        }
    }
}
