package net.dstone.skipper.release;

import java.util.Optional;

/** What it takes to have a release here whose server is gone, with all that ran on it. */
sealed interface TakeOver {

    /** Nothing of it ran. */
    record Nothing() implements TakeOver {}

    /** What the other one had begun is done here as well: nothing of it needs what ran there. */
    record GoOn() implements TakeOver {}

    /**
     * The apps of a version are deployed here.
     *
     * @param failed a version that was to replace it and is given up
     * @param deleted a version that it had replaced already
     */
    record Deploy(int version, Optional<Integer> failed, Optional<Integer> deleted)
            implements TakeOver {}

    /**
     * @param running the newest version that is deployed
     */
    static TakeOver of(Operation operation, Optional<Integer> running) {
        return switch (operation.step()) {
            case READY, SCALE -> running.map(TakeOver::deploy).orElseGet(Nothing::new);
            case DEPLOY_NEW, WAIT_HEALTHY ->
                    operation.kind().replaces()
                            ? running.<TakeOver>map(
                                            version ->
                                                    new Deploy(
                                                            version,
                                                            Optional.of(operation.version()),
                                                            Optional.empty()))
                                    .orElseGet(() -> deploy(operation.version()))
                            : new GoOn();
            case BACK_OUT -> running.map(TakeOver::deploy).orElseGet(GoOn::new);
            case REMOVE_OLD ->
                    operation.kind().replaces()
                            ? new Deploy(
                                    operation.version(),
                                    Optional.empty(),
                                    operation.sourceVersion())
                            : new GoOn();
        };
    }

    private static TakeOver deploy(int version) {
        return new Deploy(version, Optional.empty(), Optional.empty());
    }
}
