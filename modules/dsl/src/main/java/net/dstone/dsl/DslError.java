package net.dstone.dsl;

/**
 * The kinds of mistake a definition can have. Codes and names are those of Spring Cloud Data Flow, whose users and
 * manuals know them; codes from 190 on are this product's own. Codes Data Flow defines but never reports are left out.
 */
public enum DslError {
    UNEXPECTED_DATA_AFTER_STREAMDEF(100, "Unexpected '%s' after the end of the stream definition"),
    NO_WHITESPACE_BEFORE_ARG_NAME(101, "No blank is allowed between '--' and the argument name"),
    NO_WHITESPACE_BEFORE_ARG_EQUALS(102, "No blank is allowed between the argument name and '='"),
    NO_WHITESPACE_BEFORE_ARG_VALUE(103, "No blank is allowed between '=' and the argument value"),
    EXPECTED_ARGUMENT_VALUE(105, "An argument value was expected but found '%s'"),
    NON_TERMINATING_DOUBLE_QUOTED_STRING(106, "Cannot find terminating \" for string"),
    NON_TERMINATING_QUOTED_STRING(107, "Cannot find terminating ' for string"),
    MISSING_CHARACTER(108, "The character '%s' is missing here"),
    NOT_EXPECTED_TOKEN(111, "Expected '%s' but found '%s'"),
    OOD(112, "Unexpectedly ran out of input"),
    UNEXPECTED_ESCAPE_CHAR(114, "A backslash is not allowed here"),
    UNEXPECTED_DATA(115, "The character '%s' is not allowed in a stream definition here"),
    EXPECTED_APPNAME(118, "An application name was expected but found '%s'"),
    ILLEGAL_STREAM_NAME(122, "illegal name for a stream '%s'"),
    ILLEGAL_TASK_NAME(123, "illegal name for a task '%s'"),
    EXPECTED_DESTINATION_PREFIX(133, "A destination starts with ':' but found '%s'"),
    NO_WHITESPACE_IN_DESTINATION_DEFINITION(
            139, "No blank or empty part is allowed in a destination name"),
    DUPLICATE_LABEL(
            143,
            "The label '%s' stands for one application only, but application '%s' (index %s) and application '%s'"
                    + " (index %s) both go by it; give one of them a label of its own"),
    NO_WHITESPACE_IN_DOTTED_NAME(145, "No blank is allowed in an argument name"),
    EXPECTED_WHITESPACE_AFTER_LABEL_COLON(147, "A blank is needed after the ':' of a label"),
    EXPECTED_STREAM_NAME_AFTER_LABEL_COLON(148, "A name was expected after ':'"),
    TASK_DOUBLE_AND_REQUIRED(
            150, "A single '&' means nothing; '&&' runs one application after the other"),
    TASK_DOUBLE_OR_REQUIRED(151, "A single '|' means nothing; '||' separates the flows of a split"),
    TASK_UNQUOTED_TRANSITION_CHECK_MUST_BE_NUMBER(
            154, "The status '%s' of a transition must be quoted, unless it is a number or *"),
    TASK_NO_LABELS_ON_PARENS(155, "Parentheses cannot have a label"),
    NO_DOUBLE_LABELS(156, "An application can have only one label"),
    TASK_ARROW_SHOULD_BE_PRECEDED_BY_CODE(157, "A status was expected before '->'"),
    TASK_VALIDATION_SECONDARY_SEQUENCES_MUST_BE_NAMED(
            158,
            "Every sequence after the first must start with a label, otherwise nothing can lead to it"),
    TASK_VALIDATION_DUPLICATE_LABEL(159, "The label '%s' is already in use"),
    TASK_VALIDATION_TRANSITION_TARGET_LABEL_UNDEFINED(
            160, "The transition leads to label '%s', which is nowhere"),
    TASK_UNEXPECTED_DATA(162, "The character '%s' is not allowed in a task definition here"),
    TASK_MORE_INPUT(163, "Unexpected '%s' after the end of the task definition"),
    TASK_VALIDATION_LABEL_CLASHES_WITH_TASKAPP_NAME(
            164, "The label '%s' is already the name of an application"),
    TASK_VALIDATION_APP_NAME_CLASHES_WITH_LABEL(
            165, "The application name '%s' is already a label"),
    TASK_VALIDATION_APP_NAME_ALREADY_IN_USE(
            166, "The application '%s' occurs already; to use it again give it a label"),
    DONT_MIX_PIPE_AND_DOUBLEPIPE(169, "A stream uses either '|' or '||', not both"),
    DONT_USE_DOUBLEPIPE_WITH_CHANNELS(170, "'||' cannot be used together with a destination"),
    UNEXPECTED_DATA_IN_DESTINATION_NAME(171, "'%s' is not allowed in a destination name"),
    NESTED_TOO_DEEPLY(190, "More than %s splits and parentheses within each other"),
    GRAPH_NOT_A_DEFINITION(191, "The graph cannot be written as a definition: %s");

    private final int code;
    private final String template;

    DslError(int code, String template) {
        this.code = code;
        this.template = template;
    }

    public int code() {
        return code;
    }

    String text(Object... inserts) {
        return template.formatted(inserts);
    }
}
