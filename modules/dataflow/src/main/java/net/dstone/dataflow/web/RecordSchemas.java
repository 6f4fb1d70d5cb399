package net.dstone.dataflow.web;

import com.fasterxml.jackson.core.type.ResolvedType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records as they are: what is not {@link Nullable} is always there, the rest may be null or left
 * out. Clients take their types from this. Swagger does not read JSpecify's annotations by itself.
 */
@Component
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> record = classOf(type.getType());
        if (schema == null || record == null || !record.isRecord()) {
            return schema;
        }
        String reference = schema.get$ref();
        if (reference == null || !reference.startsWith(REFERENCE)) {
            return schema;
        }
        String name = reference.substring(REFERENCE.length());
        Class<?> other = names.putIfAbsent(name, record);
        if (other != null && other != record) {
            // Otherwise one of them would be described as the other.
            throw new IllegalStateException(
                    "%s and %s are both described as '%s'; name one with @Schema"
                            .formatted(other.getName(), record.getName(), name));
        }
        Schema<?> model = context.getDefinedModels().get(name);
        if (model != null && model.getProperties() != null) {
            for (RecordComponent component : record.getRecordComponents()) {
                Schema<?> property = model.getProperties().get(component.getName());
                if (property != null) {
                    describe(component, property, model);
                }
            }
        }
        return schema;
    }

    private static void describe(RecordComponent component, Schema<?> property, Schema<?> model) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                model.addRequiredItem(component.getName());
            }
        } else if (property.get$ref() == null && property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }

    /** Swagger wraps the types of properties in those of Jackson 2. */
    private static @Nullable Class<?> classOf(Type type) {
        return switch (type) {
            case Class<?> known -> known;
            case ResolvedType resolved -> resolved.getRawClass();
            default -> null;
        };
    }
}
