package net.dstone.skipper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a package, with those it depends on; {@code pkg} in a release. */
public record Pkg(
        PackageMetadata metadata,
        List<Template> templates,
        List<Pkg> dependencies,
        @Nullable ConfigValues configValues,
        List<FileHolder> fileHolders) {

    public Pkg {
        templates = List.copyOf(templates);
        dependencies = List.copyOf(dependencies);
        fileHolders = List.copyOf(fileHolders);
    }
}
