package net.dstone.dataflow.job;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import net.dstone.dataflow.web.Masking;
import net.dstone.server.database.DatabaseTime;

/**
 * A parameter of a job execution.
 *
 * @param value a String, Long, Double or Instant, as the type says
 * @param text the value as Spring Batch reads it from a command line
 * @param className the Java class that Batch 5 and later record
 * @param identifying whether it tells instances of the job apart
 */
record JobParameter(
        String name, Type type, Object value, String text, String className, boolean identifying) {

    /** The four types Spring Batch 4 had, which are all that SCDF's clients can read. */
    enum Type {
        STRING,
        LONG,
        DOUBLE,
        DATE
    }

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    /** A row in Spring Batch 4's layout: one column per type. */
    static JobParameter ofBatch4(ResultSet row) throws SQLException {
        String name = row.getString("key_name");
        boolean identifying = "Y".equals(row.getString("identifying"));
        String code = row.getString("type_cd");
        // A type nobody knows is shown by its text; the other parameters are shown anyway.
        Type type =
                Arrays.stream(Type.values())
                        .filter(known -> known.name().equals(code))
                        .findFirst()
                        .orElse(Type.STRING);
        return switch (type) {
            case STRING -> {
                String value = row.getString("string_val");
                yield string(name, value == null ? "" : value, String.class.getName(), identifying);
            }
            case LONG -> {
                long value = row.getLong("long_val");
                yield new JobParameter(
                        name, type, value, Long.toString(value), Long.class.getName(), identifying);
            }
            case DOUBLE -> {
                double value = row.getDouble("double_val");
                yield new JobParameter(
                        name, type, value, plain(value), Double.class.getName(), identifying);
            }
            case DATE -> {
                Instant value = DatabaseTime.read(row, "date_val");
                yield value == null
                        ? string(name, "", String.class.getName(), identifying)
                        : new JobParameter(
                                name, type, value, date(value), "java.util.Date", identifying);
            }
        };
    }

    /** A row in the layout of Spring Batch 5 and 6: any class, its value as text. */
    static JobParameter ofBatch5(ResultSet row) throws SQLException {
        String value = row.getString("parameter_value");
        return ofText(
                row.getString("parameter_name"),
                row.getString("parameter_type"),
                value == null ? "" : value,
                "Y".equals(row.getString("identifying")));
    }

    /** Classes clients do not know, and values that are not what their class says, are text to them. */
    static JobParameter ofText(String name, String className, String text, boolean identifying) {
        try {
            return switch (className) {
                case "java.lang.Long", "java.lang.Integer" ->
                        new JobParameter(
                                name, Type.LONG, Long.valueOf(text), text, className, identifying);
                case "java.lang.Double", "java.lang.Float" ->
                        new JobParameter(
                                name,
                                Type.DOUBLE,
                                Double.valueOf(text),
                                text,
                                className,
                                identifying);
                case "java.util.Date" ->
                        new JobParameter(
                                name, Type.DATE, Instant.parse(text), text, className, identifying);
                default -> string(name, text, className, identifying);
            };
        } catch (NumberFormatException | DateTimeException exception) {
            return string(name, text, className, identifying);
        }
    }

    /** The name as SCDF shows it: {@code -} before one that does not identify, its type behind. */
    String label() {
        String suffix = type == Type.STRING ? "" : "(" + type.name().toLowerCase(Locale.ROOT) + ")";
        return (identifying ? "" : "-") + name + suffix;
    }

    /** The value as text for people, a secret one masked. */
    String shownText() {
        return value instanceof Instant instant ? date(instant) : Masking.mask(name, text);
    }

    /** The value, a secret one masked. */
    Object shownValue() {
        return value instanceof String string ? Masking.mask(name, string) : value;
    }

    private static JobParameter string(
            String name, String value, String className, boolean identifying) {
        return new JobParameter(name, Type.STRING, value, value, className, identifying);
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).toPlainString()
                : Double.toString(value);
    }

    private static String date(Instant value) {
        return DATE.format(value.atZone(ZoneId.systemDefault()));
    }
}
