package net.dstone.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param ours what was measured of this server
 * @param other what it is compared with, if anything
 * @param result the ratio or the figure that has a goal
 */
record Row(String what, String ours, String other, String result, String goal, String met) {

    static final String HEAD =
            """
            | what | ours | other | result | goal | met |
            | --- | --- | --- | --- | --- | --- |
            """;

    /** A ratio to something else, good when it is at most the goal. */
    static Row ratio(String what, double ours, double other, String unit, double goal) {
        double ratio = ours / other;
        return new Row(
                what,
                figure(ours) + " " + unit,
                figure(other) + " " + unit,
                asFraction(ratio),
                "≤ " + asFraction(goal),
                ratio <= goal ? "yes" : "**no**");
    }

    /** A figure with a bound of its own. */
    static Row atMost(String what, double value, String unit, double goal) {
        return new Row(
                what,
                figure(value) + " " + unit,
                "",
                figure(value) + " " + unit,
                "≤ " + figure(goal) + " " + unit,
                value <= goal ? "yes" : "**no**");
    }

    static Row atLeast(String what, double value, String unit, double goal) {
        return new Row(
                what,
                figure(value) + " " + unit,
                "",
                figure(value) + " " + unit,
                "≥ " + figure(goal) + " " + unit,
                value >= goal ? "yes" : "**no**");
    }

    /** Something to know that has no goal. */
    static Row report(String what, double ours, double other, String unit) {
        return new Row(
                what,
                figure(ours) + " " + unit,
                figure(other) + " " + unit,
                asFraction(ours / other),
                "",
                "");
    }

    String markdown() {
        return "| %s | %s | %s | %s | %s | %s |%n".formatted(what, ours, other, result, goal, met);
    }

    private static String asFraction(double ratio) {
        return ratio < 0.75 ? "1/" + figure(1 / ratio) : figure(ratio);
    }

    private static String figure(double value) {
        return value >= 20 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceFirst("0$", "");
    }
}
