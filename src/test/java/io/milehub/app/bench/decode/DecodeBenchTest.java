package io.milehub.app.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodeBenchTest {
    private static final int PIECES = 200;

    private final Collection collection = new Collection(PIECES, 3, 1);

    @ParameterizedTest
    @EnumSource
    void every_format_is_mapped_to_what_the_house_meant(Form form) throws Exception {
        Comparison measured = Comparison.of(form, collection, 1, 2);
        assertThat(measured.ratio()).isPositive();
        assertThat(measured.rates()).hasSizeGreaterThan(1).containsKey("hub");
        assertThat(measured.told()).contains("records/s", "ratio");
        assertThat(measured.checksum())
                .isEqualTo(Comparison.of(Form.JSON, collection, 0, 1).checksum());
    }

    @ParameterizedTest
    @EnumSource
    void a_value_that_was_mapped_otherwise_is_noticed(Form form) {
        String body = new String(form.write(collection), StandardCharsets.ISO_8859_1);
        byte[] other = body.replaceFirst("FW26", "FW27").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Proof.of(new HubSide(form, other), collection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was mapped to");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "XML", "EDI"})
    void a_record_has_about_eleven_hundred_bytes(Form form) {
        assertThat(form.write(collection).length / PIECES).isBetween(1_000, 1_400);
    }

    @Test
    void a_row_has_about_eleven_hundred_bytes() {
        assertThat(Form.CSV.write(new Collection(PIECES, 3, DecodeBench.CSV_SENTENCES)).length / PIECES)
                .isBetween(1_000, 1_400);
    }

    @Test
    void a_record_has_forty_fields() {
        assertThat(Column.values()).hasSize(40);
    }
}
