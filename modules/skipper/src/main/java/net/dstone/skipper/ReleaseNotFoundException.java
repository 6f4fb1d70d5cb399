package net.dstone.skipper;

import java.util.Optional;

/** There is no such release, or no such version of it. */
public final class ReleaseNotFoundException extends SkipperException {

    private static final long serialVersionUID = 1L;

    private final String releaseName;
    private final int version;

    public ReleaseNotFoundException(String releaseName) {
        super("Release with the name [%s] doesn't exist".formatted(releaseName));
        this.releaseName = releaseName;
        this.version = 0;
    }

    public ReleaseNotFoundException(String releaseName, int version) {
        super(
                "Release with the name [%s] and version [%d] doesn't exist"
                        .formatted(releaseName, version));
        this.releaseName = releaseName;
        this.version = version;
    }

    public String releaseName() {
        return releaseName;
    }

    /** Empty when no version was asked for. */
    public Optional<Integer> version() {
        return version == 0 ? Optional.empty() : Optional.of(version);
    }
}
