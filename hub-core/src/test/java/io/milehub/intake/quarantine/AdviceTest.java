package io.milehub.intake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.FeedKey;
import io.milehub.mapping.Refusal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is advised about a refused record. */
class AdviceTest {
    private static final FeedKey FEED = new FeedKey("casa", "stock");

    private static final String CODES = """
            as-of-in-future category-unknown cells-extra cells-missing colour-unknown country-unknown
            date-unparseable element-repeated envelope-count envelope-header expression-failed
            field-blank field-missing field-null field-type gtin-check-digit json-invalid key-length
            key-twice lookup-missing merge-failed nul-character parent-missing position-lost
            price-missing price-not-positive price-unparseable size-scale-unknown size-unconvertible
            sku-missing stock-negative text-invalid text-too-long undecodable-body version-missing
            """;

    static Stream<String> codes() {
        return Arrays.stream(CODES.split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_reason_has_advice_of_its_own(String code) {
        assertThat(Advice.of(new Refusal(code, "quantity", "is wrong"), FEED))
                .isNotBlank()
                .doesNotContain("%", "Compare the record with the expression");
    }

    @Test
    void it_names_the_file_and_the_field() {
        assertThat(Advice.of(new Refusal("field-null", "quantity", "is null"), FEED))
                .contains("mappings/casa/stock.yaml", "`quantity`", "Then retry.");
    }

    @Test
    void of_a_rule_of_the_mapping_it_names_the_release() {
        assertThat(Advice.of(new Refusal("not-for-us", "refuse", "is refused"), FEED))
                .contains("release it");
    }

    @Test
    void of_a_reason_that_is_new_it_says_where_to_look() {
        assertThat(Advice.of(new Refusal("never-seen", "size", "is odd"), FEED))
                .contains("`size`", "mappings/casa/stock.yaml", "retry");
    }
}
