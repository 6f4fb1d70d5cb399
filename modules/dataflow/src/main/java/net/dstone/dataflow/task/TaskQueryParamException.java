package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

/** A list was to be searched by several things at once. */
final class TaskQueryParamException extends DataflowException {

    private static final long serialVersionUID = 1L;

    TaskQueryParamException() {
        super(
                Kind.INVALID,
                "Only one of the parameters taskName (or search), description and dslText can be used at a time");
    }
}
