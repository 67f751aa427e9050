package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries of ISO 3166-1 by code or name. */
final class CountryFunction {
    /** Languages in which suppliers of fashion write the names of countries. */
    private static final List<String> LANGUAGES = List.of("en", "it", "fr", "de", "es");

    private static final List<String> ORIGINS = List.of(
            "MADE IN ",
            "PRODUCT OF ",
            "FABRIQUE EN ",
            "FABRIQUE AU ",
            "FABRIQUE AUX ",
            "HERGESTELLT IN ",
            "FATTO IN ",
            "PRODOTTO IN ",
            "FABBRICATO IN ",
            "HECHO EN ",
            "FABRICADO EN ");

    /** Names that the trade uses and the CLDR does not, and codes that ISO reserves beside its own. */
    private static final String OTHERS = """
            USA US; U.S.A. US; UNITED STATES OF AMERICA US; UK GB; U.K. GB; ENGLAND GB; SCOTLAND GB; WALES GB
            GREAT BRITAIN GB; NORTHERN IRELAND GB; EL GR; HOLLAND NL; THE NETHERLANDS NL; CZECH REPUBLIC CZ; TURKEY TR
            TURCHIA TR; TURQUIE TR; TURQUIA TR; TURKIYE TR; SOUTH KOREA KR; KOREA KR; REPUBLIC OF KOREA KR; HONG KONG HK
            MACAU MO; MACAO MO; VIET NAM VN; PEOPLE'S REPUBLIC OF CHINA CN; PRC CN; P.R.C. CN; MAINLAND CHINA CN
            RUSSIAN FEDERATION RU; REPUBLIC OF MOLDOVA MD; BOSNIA BA; MACEDONIA MK; UAE AE; BURMA MM; IVORY COAST CI
            BOSNIA AND HERZEGOVINA BA; BOSNIA-HERZEGOVINA BA; HONG KONG SAR HK; MACAO SAR MO; SWAZILAND SZ
            KOREA, REPUBLIC OF KR; KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF KP; MOLDOVA, REPUBLIC OF MD
            TAIWAN, PROVINCE OF CHINA TW; TANZANIA, UNITED REPUBLIC OF TZ; IRAN, ISLAMIC REPUBLIC OF IR
            MACEDONIA, THE FORMER YUGOSLAV REPUBLIC OF MK; REPUBLIC OF NORTH MACEDONIA MK; SYRIAN ARAB REPUBLIC SY
            BOLIVIA, PLURINATIONAL STATE OF BO; VENEZUELA, BOLIVARIAN REPUBLIC OF VE
            LAO PEOPLE'S DEMOCRATIC REPUBLIC LA; BRUNEI DARUSSALAM BN
            """;

    private static final Map<String, String> COUNTRIES = countries();

    private CountryFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "country(value)",
                1,
                1,
                "The ISO 3166-1 alpha-2 code of a country given by its alpha-2 or alpha-3 code or its name in"
                        + " English, Italian, French, German or Spanish, with or without accents and \"Made in\".",
                "country(\"Made in Italy\")",
                "\"IT\"",
                arguments -> country(Values.text(arguments[0])));
    }

    private static JsonNode country(@Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        String asWritten = COUNTRIES.get(text);
        if (asWritten != null) {
            return TextNode.valueOf(asWritten);
        }
        String name = plain(text);
        for (String origin : ORIGINS) {
            name = name.startsWith(origin) ? name.substring(origin.length()) : name;
        }
        String code = COUNTRIES.get(name);
        if (code == null) {
            throw new FieldRefused("country-unknown", FieldRefused.quote(text) + " is no country of ISO 3166-1.");
        }
        return TextNode.valueOf(code);
    }

    /** Capitals without accents and with straight apostrophes. */
    private static String plain(String text) {
        String folded = Normalizer.normalize(Values.fold(text), Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(folded.length());
        folded.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> kept.append(c == '’' ? '\'' : (char) c));
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            for (String language : LANGUAGES) {
                countries.putIfAbsent(plain(country.getDisplayCountry(Locale.of(language))), code);
            }
            countries.putIfAbsent(country.getISO3Country(), code);
        }
        for (String line : OTHERS.split("[;\n]", -1)) {
            String entry = line.strip();
            int end = entry.lastIndexOf(' ');
            if (end > 0) {
                countries.put(entry.substring(0, end), entry.substring(end + 1));
            }
        }
        for (String code : Locale.getISOCountries()) {
            countries.put(code, code);
        }
        return Map.copyOf(countries);
    }
}
