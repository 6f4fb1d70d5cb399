package net.dstone.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArgumentTextPropertiesTest {

    @Property
    void aQuotedValueIsReadBackWhole(@ForAll("texts") String value) {
        String written = ArgumentText.quote(value);

        assertThat(ArgumentText.end(written + " | next", 0)).isEqualTo(written.length());
        assertThat(ArgumentText.unquote(written)).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> texts() {
        return Values.texts();
    }
}
