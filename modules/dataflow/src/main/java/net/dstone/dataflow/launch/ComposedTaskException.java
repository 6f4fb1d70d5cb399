package net.dstone.dataflow.launch;

import net.dstone.dataflow.web.DataflowException;

final class ComposedTaskException extends DataflowException {

    private static final long serialVersionUID = 1L;

    ComposedTaskException(String taskName) {
        super(
                Kind.UNSUPPORTED,
                "Task %s is composed of several apps; this version of the server cannot launch composed tasks yet. Launch its parts on their own"
                        .formatted(taskName));
    }
}
