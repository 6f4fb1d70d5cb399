package net.dstone.stream.processor.length;

import net.dstone.stream.processor.Transformation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the number of characters. */
@Component
@Order(2)
class LengthSuffix implements Transformation {

    @Override
    public String apply(String text) {
        return "%s (%d)".formatted(text, text.codePointCount(0, text.length()));
    }
}
