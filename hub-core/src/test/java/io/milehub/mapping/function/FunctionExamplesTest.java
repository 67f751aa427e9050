package io.milehub.mapping.function;

import static io.milehub.mapping.function.TestExpressions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FunctionExamplesTest {
    @TestFactory
    Stream<DynamicTest> every_documented_example_gives_what_it_says() {
        return Functions.all(TestExpressions.LOOKUPS).stream()
                .map(function -> DynamicTest.dynamicTest(
                        function.example(),
                        () -> assertThat(run(function.example())).isEqualTo(function.result())));
    }

    @Test
    void amounts_are_read_as_people_write_them() {
        same(
                "1234.50 EUR",
                "1234.50",
                "1.234,50",
                "1,234.50",
                "1 234,50 €",
                "€ 1.234,50",
                "EUR 1234,5",
                "1'234.50",
                "1 234,50");
        same("1234567.00 EUR", "1.234.567", "1,234,567", "1.234.567,00");
        same("0.12 EUR", "0,12", "0.120", "0,120");
        assertThat(run("money(\"1.234\", \"EUR\", \",\")")).isEqualTo("\"1234.00 EUR\"");
        assertThat(run("money(\"1,234\", \"EUR\", \".\")")).isEqualTo("\"1234.00 EUR\"");
        assertThat(run("money(\"¥1,234\", \"JPY\")")).isEqualTo("\"1234 JPY\"");
        assertThat(run("money(\"USD 12.00\", null)")).isEqualTo("\"12.00 USD\"");
        assertThat(run("money(1890, \"EUR\")")).isEqualTo("\"1890.00 EUR\"");
        assertThat(run("money(\" \", \"EUR\")")).isEqualTo("null");
    }

    @Test
    void amounts_that_may_mean_two_things_or_none_are_refused() {
        for (String text : new String[] {
            "1.234",
            "1,234",
            "POA",
            "auf Anfrage",
            "1.23.45",
            "12,34,56",
            "1 23",
            "1e3",
            "12.345,678",
            "--5",
            "5-",
            "12 USD",
            "$ 5",
            "1.",
            "EUR",
            "٥",
            "1.234,5.6"
        }) {
            assertThat(run("money(\"" + text + "\", \"EUR\")")).as(text).isEqualTo("refused: price-unparseable");
        }
        assertThat(run("money(\"12.00\", null)")).isEqualTo("refused: price-unparseable");
        assertThat(run("money(\"12.00\", concat(\"EURO\"))")).isEqualTo("refused: price-unparseable");
    }

    @Test
    void sizes_say_their_own_scale_or_take_the_default() {
        size("40", "IT 40");
        size("IT 40", "IT 40");
        size("FR38", "FR 38");
        size("fr: 38", "FR 38");
        size("m", "INT M");
        size("IT M", "INT M");
        size("3XL", "INT XXXL");
        size("TU", "INT ONE SIZE");
        size("37,5", "IT 37.5");
        size("ITEM", "IT ITEM");
        size("US", "IT US");
        assertThat(run("size(concat(\"XX\"), \"40\")")).isEqualTo("refused: size-scale-unknown");
        assertThat(run("size(\"IT\", \" \")")).isEqualTo("null");
    }

    @Test
    void a_gtin_is_right_absent_or_refused() {
        assertThat(run("gtin(\" 400-6381 333931 \")")).isEqualTo("\"04006381333931\"");
        assertThat(run("gtin(4006381333931)")).isEqualTo("\"04006381333931\"");
        assertThat(run("gtin(\" \")")).isEqualTo("null");
        for (String wrong : new String[] {"4006381333932", "40063813339", "unknown", "0000000000000"}) {
            assertThat(run("gtin(\"" + wrong + "\")")).as(wrong).isEqualTo("refused: gtin-check-digit");
        }
    }

    @Test
    void a_lookup_that_misses_is_refused_unless_it_has_a_default() {
        assertThat(run("lookup(\"families\", \"hats\")")).isEqualTo("refused: lookup-missing");
        assertThat(run("lookup(\"families\", \"hats\", \"women\")")).isEqualTo("\"women\"");
        assertThat(run("lookup(\"families\", null)")).isEqualTo("null");
    }

    @Test
    void a_local_time_is_read_in_its_zone_and_an_impossible_one_refused() {
        String format = "\"dd.MM.uuuu HH:mm:ss\", \"Europe/Berlin\")";
        assertThat(run("date(\"01.07.2026 10:00:00\", " + format)).isEqualTo("\"2026-07-01T08:00:00Z\"");
        assertThat(run("date(\"31.02.2026 10:00:00\", " + format)).isEqualTo("refused: date-unparseable");
        assertThat(run("date(\"01.07.2026\", \"dd.MM.uuuu\", \"Europe/Berlin\")"))
                .isEqualTo("\"2026-06-30T22:00:00Z\"");
    }

    private void same(String expected, String... written) {
        for (String text : written) {
            assertThat(run("money(\"" + text + "\", \"EUR\")")).as(text).isEqualTo("\"" + expected + "\"");
        }
    }

    private void size(String label, String expected) {
        assertThat(run("size(\"IT\", \"" + label + "\")")).as(label).isEqualTo("\"" + expected + "\"");
    }
}
