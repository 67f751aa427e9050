package io.milehub.mapping.function.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.mapping.function.TestExpressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The functions against what the standards' own publishers and independent makers of tables say. */
class TradeStandardsTest {
    private static final Path REFERENCE =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("09-reference");

    private static final Pattern CURRENCY =
            Pattern.compile("<Ccy>([A-Z]{3})</Ccy>\\s*<CcyNbr>[0-9]+</CcyNbr>\\s*<CcyMnrUnts>([0-9])</CcyMnrUnts>");

    /** A unit of Uruguay's pensions, which the JDK does not know. */
    private static final String OF_NO_SHOP = "UYW";

    /** ISO 4217, list one, as SIX publishes it. */
    @Test
    void minor_units_are_those_of_iso_4217() throws Exception {
        Matcher listed = CURRENCY.matcher(Files.readString(reference("iso4217-list-one.xml")));
        Set<String> codes = new HashSet<>();
        while (listed.find()) {
            String code = listed.group(1);
            int digits = Integer.parseInt(listed.group(2));
            if (code.equals(OF_NO_SHOP) || !codes.add(code)) {
                continue;
            }
            String amount = "7" + (digits == 0 ? "" : "." + "1".repeat(digits));
            assertThat(money(amount, code, ".")).as(code).isEqualTo("\"" + amount + " " + code + "\"");
            assertThat(money("7." + "1".repeat(digits + 1), code, ".")).as(code).startsWith("refused");
            assertThat(TestExpressions.run("money_minor(7, \"" + code + "\")"))
                    .isEqualTo("\"" + (digits == 0 ? "7" : "0." + "0".repeat(digits - 1) + "7") + " " + code + "\"");
        }
        assertThat(codes).hasSizeGreaterThan(150).contains("EUR", "JPY", "KWD", "CLF");
    }

    /** The writing of amounts in the Unicode CLDR, by the JDK's NumberFormat. */
    @Test
    void amounts_are_read_as_the_cldr_writes_them() {
        List<String> tags = List.of(
                "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CH", "fr-BE", "fr-CA", "it-IT", "it-CH", "es-ES", "es-MX",
                "pt-PT", "pt-BR", "nl-NL", "en-GB", "en-US", "en-CA", "en-AU", "en-IE", "en-IN", "en-SG", "en-ZA",
                "sv-SE", "nb-NO", "da-DK", "fi-FI", "pl-PL", "cs-CZ", "hu-HU", "ro-RO", "tr-TR", "el-GR", "ru-RU",
                "ja-JP", "zh-CN", "zh-HK", "ko-KR", "vi-VN", "id-ID", "he-IL", "th-TH", "uk-UA");
        for (String tag : tags) {
            Locale locale = Locale.forLanguageTag(tag);
            Currency currency = Currency.getInstance(locale);
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            // The locale's own digits are no matter here; ISO's number of them is.
            format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
            format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
            String written = format.format(1_234_567L);
            String decimals = currency.getDefaultFractionDigits() == 0 ? "" : ".00";
            assertThat(TestExpressions.run("money(\"" + written + "\", \"" + currency.getCurrencyCode() + "\")"))
                    .as(tag + " " + written)
                    .isEqualTo("\"1234567" + decimals + " " + currency.getCurrencyCode() + "\"");
        }
    }

    /** The vectors of Apache Commons Validator. */
    @Test
    void check_digits_are_proven_as_commons_validator_proves_them() throws Exception {
        JsonNode vectors = new ObjectMapper()
                .readTree(reference("gtin-vectors-commons-validator.json").toFile());
        for (JsonNode valid : vectors.get("EAN13_valid")) {
            assertThat(TestExpressions.run("gtin(\"" + valid.asText() + "\")"))
                    .isEqualTo("\"0" + valid.asText() + "\"");
            String wrong = valid.asText().substring(0, 12)
                    + (char) ('0' + (valid.asText().charAt(12) - '0' + 1) % 10);
            assertThat(TestExpressions.run("gtin(\"" + wrong + "\")")).isEqualTo("refused: gtin-check-digit");
        }
    }

    /** The table of bakame's shoe size converter. */
    @Test
    void shoes_convert_as_an_independent_table_says() throws Exception {
        List<String> rows = Files.readAllLines(reference("shoe_sizes.csv"));
        assertThat(rows.getFirst()).isEqualTo("mondopoint,cm,eu,uk,us_men,us_women");
        assertThat(rows).hasSize(23);
        for (String row : rows.subList(1, rows.size())) {
            String[] sizes = row.split(",", -1);
            String cm = plain(sizes[1]);
            shoe("SHOE_EU", "men-shoes", cm, plain(sizes[2]));
            shoe("SHOE_UK", "men-shoes", cm, plain(sizes[3]));
            shoe("SHOE_US", "men-shoes", cm, plain(sizes[4]));
            shoe("SHOE_US", "women-shoes", cm, plain(sizes[5]));
        }
    }

    private static void shoe(String scale, String chart, String cm, String label) {
        assertThat(TestExpressions.run("size_in(\"" + scale + "\", \"" + chart + "\", size(\"CM\", \"" + cm + "\"))"))
                .isEqualTo("\"" + scale + " " + label + "\"");
        assertThat(TestExpressions.run(
                        "size_in(\"CM\", \"" + chart + "\", size(\"" + scale + "\", \"" + label + "\"))"))
                .isEqualTo("\"CM " + cm + "\"");
    }

    private static String plain(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static String money(String amount, String code, String mark) {
        return TestExpressions.run("money(\"" + amount + "\", \"" + code + "\", \"" + mark + "\")");
    }

    private static Path reference(String name) {
        Path file = REFERENCE.resolve(name);
        assumeTrue(Files.exists(file), "Reference tables are skipped: there is no file " + file);
        return file;
    }
}
