package net.dstone.dataflow.app;

import java.util.Optional;

/** As {@link AppArtifacts}, for somebody who waits at a screen. */
public final class SoonArtifacts {

    private final AppArtifacts artifacts;
    private final ShortWait wait;

    SoonArtifacts(AppArtifacts artifacts, ShortWait wait) {
        this.artifacts = artifacts;
        this.wait = wait;
    }

    /**
     * @return empty when the file is not here within a few seconds; it goes on being fetched
     * @throws AppFileException as {@link AppArtifacts#resolve}
     */
    public Optional<AppFile> resolve(AppRegistration registration) {
        return wait.await(() -> artifacts.resolve(registration));
    }
}
