package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

final class DuplicateTaskException extends DataflowException {

    private static final long serialVersionUID = 1L;

    DuplicateTaskException(String name) {
        super(
                Kind.CONFLICT,
                "Cannot register task %s because another one has already been registered with the same name"
                        .formatted(name));
    }
}
