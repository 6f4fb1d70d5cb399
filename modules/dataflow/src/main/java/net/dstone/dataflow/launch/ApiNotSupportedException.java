package net.dstone.dataflow.launch;

import net.dstone.dataflow.web.DataflowException;

/** The old launch endpoint answers a bare id, which says nothing of the tables the id belongs to. */
final class ApiNotSupportedException extends DataflowException {

    private static final long serialVersionUID = 1L;

    ApiNotSupportedException(String taskName, String launchUri) {
        super(
                Kind.INVALID,
                "Task: %s cannot be launched for boot2. Use %s?name=%s{&properties,arguments}"
                        .formatted(taskName, launchUri, taskName));
    }
}
