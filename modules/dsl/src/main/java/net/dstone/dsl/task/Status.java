package net.dstone.dsl.task;

/** How the status of a transition is written. */
final class Status {

    private Status() {}

    /** Whether it is written without quotes. */
    static boolean isNumber(String status) {
        return !status.isEmpty() && status.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
