package net.dstone.stream.processor;

import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class UpperCase implements Transformation {

    @Override
    public String apply(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
