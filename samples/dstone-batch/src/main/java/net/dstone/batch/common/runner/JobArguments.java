package net.dstone.batch.common.runner;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.batch.core.converter.DefaultJobParametersConverter;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.core.convert.ConversionException;

/**
 * Reads job parameters from {@code key=value} arguments in every notation a batch server uses.
 *
 * <ul>
 *   <li>{@code rows=5}: text
 *   <li>{@code rows(long)=5}: the notation of Batch 4, with {@code string}, {@code long}, {@code double}
 *       and {@code date} ({@code yyyy-MM-dd} or {@code yyyy/MM/dd})
 *   <li>{@code rows=5,java.lang.Long} and {@code rows=5,java.lang.Long,false}: the notation of Batch 5,
 *       where {@code false} means that the parameter does not identify the job instance
 *   <li>{@code -rows=5}: does not identify the job instance
 * </ul>
 */
public final class JobArguments {

    private static final Pattern KEY = Pattern.compile("([+-]?)(.+?)(?:\\((\\w+)\\))?");
    private static final Pattern TYPED_VALUE =
            Pattern.compile("(.*),(java(?:\\.\\w+)+)(?:,(true|false))?", Pattern.DOTALL);
    private static final Map<String, Class<?>> SHORT_TYPES =
            Map.of(
                    "string",
                    String.class,
                    "long",
                    Long.class,
                    "double",
                    Double.class,
                    "date",
                    LocalDate.class);
    private static final Converter CONVERTER = new Converter();

    private JobArguments() {}

    /** Arguments without {@code =} are not parameters and are passed over. */
    static JobParameters parse(List<String> arguments) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                pairs.put(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return parse(pairs);
    }

    /**
     * The same from keys and values.
     *
     * @throws IllegalArgumentException a type is unknown or a value is not of its type
     */
    public static JobParameters parse(Map<String, String> pairs) {
        JobParametersBuilder parameters = new JobParametersBuilder();
        pairs.forEach((key, value) -> parameters.addJobParameter(parameter(key, value)));
        return parameters.toJobParameters();
    }

    private static JobParameter<?> parameter(String key, String value) {
        Matcher keyParts = KEY.matcher(key);
        if (!keyParts.matches()) {
            throw new IllegalArgumentException("'%s' is no job parameter name".formatted(key));
        }
        String name = keyParts.group(2);
        boolean identifying = !keyParts.group(1).equals("-");
        if (keyParts.group(3) != null) {
            return typed(name, value, shortType(keyParts.group(3)), identifying);
        }
        Matcher valueParts = TYPED_VALUE.matcher(value);
        if (valueParts.matches()) {
            boolean marked = !"false".equals(valueParts.group(3));
            return typed(
                    name, valueParts.group(1), type(valueParts.group(2)), identifying && marked);
        }
        return new JobParameter<>(name, value, String.class, identifying);
    }

    private static Class<?> shortType(String type) {
        Class<?> known = SHORT_TYPES.get(type.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new IllegalArgumentException(
                    "'%s' is no job parameter type; known are string, long, double, date"
                            .formatted(type));
        }
        return known;
    }

    private static Class<?> type(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "'%s' is no job parameter type".formatted(className), e);
        }
    }

    private static <T> JobParameter<T> typed(
            String name, String value, Class<T> type, boolean identifying) {
        String text = type == LocalDate.class ? value.replace('/', '-') : value;
        return new JobParameter<>(name, CONVERTER.convert(text, type), type, identifying);
    }

    /** Spring Batch's own conversions between text and parameter types, which it keeps to subclasses. */
    private static final class Converter extends DefaultJobParametersConverter {

        <T> T convert(String text, Class<T> type) {
            try {
                return Objects.requireNonNull(conversionService.convert(text, type));
            } catch (ConversionException | NullPointerException e) {
                // An empty text becomes null, not a failed conversion.
                throw new IllegalArgumentException(
                        "'%s' is no %s".formatted(text, type.getSimpleName()), e);
            }
        }
    }
}
