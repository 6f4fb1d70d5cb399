package net.dstone.dataflow.launch;

import net.dstone.dataflow.web.DataflowException;

/** A task stays on the platform it was first launched on. */
final class OtherPlatformException extends DataflowException {

    private static final long serialVersionUID = 1L;

    OtherPlatformException(String taskName, String firstPlatform, String wantedPlatform) {
        super(
                Kind.CONFLICT,
                "Task definition [%s] has already been deployed on platform [%s].  Requested to deploy on platform [%s]."
                        .formatted(taskName, firstPlatform, wantedPlatform));
    }
}
