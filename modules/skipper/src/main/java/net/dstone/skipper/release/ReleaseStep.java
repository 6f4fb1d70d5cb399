package net.dstone.skipper.release;

import java.util.Set;

/** How far an operation on a release has come. Each is recorded before what it says is done. */
enum ReleaseStep {
    /** Nothing is being done. */
    READY,
    /** The new apps are handed to the platform. */
    DEPLOY_NEW,
    /** They run beside the old ones, which go once all are healthy. */
    WAIT_HEALTHY,
    /** What is replaced, or all of a release that is deleted, is undeployed. */
    REMOVE_OLD,
    /** The new apps are undeployed; the version has failed. */
    BACK_OUT,
    /** The platform is told how many instances there are to be. */
    SCALE;

    boolean mayBecome(ReleaseStep next) {
        return switch (this) {
            case READY -> Set.of(DEPLOY_NEW, REMOVE_OLD, SCALE).contains(next);
            case DEPLOY_NEW -> Set.of(WAIT_HEALTHY, BACK_OUT, READY).contains(next);
            case WAIT_HEALTHY -> next == REMOVE_OLD || next == BACK_OUT;
            case REMOVE_OLD, BACK_OUT, SCALE -> next == READY;
        };
    }
}
