package net.dstone.dataflow.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import net.dstone.dataflow.web.WireTime;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.FileHolder;
import net.dstone.skipper.Manifest;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.Status;
import net.dstone.skipper.Template;
import org.jspecify.annotations.Nullable;

/** A version of a stream's release as clients get it: dates in their form, secrets masked. */
@Schema(name = "StreamRelease")
record ReleaseResource(
        String name,
        int version,
        Info info,
        Content pkg,
        ConfigValues configValues,
        Manifest manifest,
        String platformName) {

    /** When it was deployed, and what became of it. */
    @Schema(name = "StreamReleaseInfo")
    record Info(
            Status status,
            @Nullable String firstDeployed,
            @Nullable String lastDeployed,
            @Nullable String deleted,
            @Nullable String description) {

        static Info of(ReleaseInfo info) {
            return new Info(
                    info.status(),
                    WireTime.format(info.firstDeployed()),
                    WireTime.format(info.lastDeployed()),
                    WireTime.format(info.deleted()),
                    info.description());
        }
    }

    /** What it was made of. */
    @Schema(name = "StreamReleasePackage")
    record Content(
            PackageMetadata metadata,
            List<Template> templates,
            List<Content> dependencies,
            @JsonProperty("configValues") @Nullable ConfigValues values,
            List<FileHolder> fileHolders) {

        static Content of(Pkg pkg) {
            return new Content(
                    pkg.metadata(),
                    pkg.templates(),
                    pkg.dependencies().stream().map(Content::of).toList(),
                    pkg.configValues() == null ? null : masked(pkg.configValues()),
                    pkg.fileHolders());
        }
    }

    static ReleaseResource of(Release release) {
        return new ReleaseResource(
                release.name(),
                release.version(),
                Info.of(release.info()),
                Content.of(release.pkg()),
                release.configValues() == null
                        ? new ConfigValues(null)
                        : masked(release.configValues()),
                new Manifest(ReleaseYaml.masked(release.manifest().data())),
                release.platformName());
    }

    private static ConfigValues masked(ConfigValues values) {
        String raw = values.raw();
        return new ConfigValues(raw == null ? null : ReleaseYaml.masked(raw));
    }
}
