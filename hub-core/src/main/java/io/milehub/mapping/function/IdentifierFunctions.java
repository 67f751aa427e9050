package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.Gtin;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions over numbers and codes that a standard defines. */
final class IdentifierFunctions {
    /** Languages in which suppliers of fashion write the names of countries. */
    private static final List<String> LANGUAGES = List.of("en", "it", "fr", "de", "es");

    private static final Map<String, String> COUNTRIES = countries();

    private IdentifierFunctions() {}

    static List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                        "gtin(value)",
                        1,
                        1,
                        "A GTIN of 8, 12, 13 or 14 digits with a right check digit; anything else is refused"
                                + " (`gtin-check-digit`). Spaces and hyphens inside do not matter;"
                                + " blank gives nothing.",
                        "gtin(\"4006381333931\")",
                        "\"04006381333931\"",
                        arguments -> gtin(Values.textOrDigits(arguments[0]))),
                new TradeFunction(
                        "country(value)",
                        1,
                        1,
                        "The ISO 3166-1 alpha-2 code of a country given by its alpha-2 or alpha-3 code or its name in"
                                + " English, Italian, French, German or Spanish.",
                        "country(\"Made in Italy\")",
                        "\"IT\"",
                        arguments -> country(Values.text(arguments[0]))));
    }

    private static JsonNode gtin(@Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        String digits = withoutSeparators(text);
        if (!Gtin.hasGtinLength(digits)) {
            throw new FieldRefused("gtin-check-digit", FieldRefused.quote(text) + " has not 8, 12, 13 or 14 digits.");
        }
        return Gtin.of(digits)
                .map(POJONode::new)
                .orElseThrow(() -> new FieldRefused(
                        "gtin-check-digit", "The check digit of " + FieldRefused.quote(text) + " is wrong."));
    }

    private static String withoutSeparators(String text) {
        if (text.indexOf(' ') < 0 && text.indexOf('-') < 0) {
            return text;
        }
        return text.replace(" ", "").replace("-", "");
    }

    private static JsonNode country(@Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        String asWritten = COUNTRIES.get(text);
        if (asWritten != null) {
            return TextNode.valueOf(asWritten);
        }
        String name = Values.fold(text).toUpperCase(Locale.ROOT);
        String bare = name.startsWith("MADE IN ") ? name.substring("MADE IN ".length()) : name;
        String code = COUNTRIES.get(bare);
        if (code == null) {
            throw new FieldRefused("country-unknown", FieldRefused.quote(text) + " is no country of ISO 3166-1.");
        }
        return TextNode.valueOf(code);
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            for (String language : LANGUAGES) {
                String name = country.getDisplayCountry(Locale.of(language));
                countries.putIfAbsent(name.toUpperCase(Locale.ROOT), code);
            }
            countries.putIfAbsent(country.getISO3Country(), code);
        }
        for (String code : Locale.getISOCountries()) {
            countries.put(code, code);
        }
        countries.put("USA", "US");
        countries.put("ENGLAND", "GB");
        return Map.copyOf(countries);
    }
}
