package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the family of a supplier's name of a colour. */
final class ColourFunction {
    private static final int CHARS_MAX = 120;
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]+");

    /** In English, Italian, French, German and Spanish, without accents; the family stands first. */
    private static final String FAMILIES = """
            black nero nera neri noir noire schwarz negro negra
            white bianco bianca bianchi blanc blanche weiss blanco blanca optical
            grey gray grigio grigia gris grise grau antracite anthracite anthrazit charcoal
            beige sabbia sable sand camel cammello ecru cream crema creme ivory avorio ivoire elfenbein nude
            brown marrone marron braun brun cognac tan cuoio cacao chocolate cioccolato tabacco tobacco
            blue blu bleu blau azul navy marine azzurro celeste denim indigo
            green verde vert verte grun gruen olive oliva khaki militare emerald smeraldo
            red rosso rossa rouge rot rojo roja bordeaux burgundy
            pink rosa rose fuchsia fucsia
            purple viola violet violett violeta lilac lilla lila lavender
            yellow giallo gialla jaune gelb amarillo
            orange arancione arancio naranja
            gold oro dore or golden dorado
            silver argento argent silber plata
            multicolour multicolor multicolore mehrfarbig fantasia
            transparent trasparente durchsichtig
            """;

    private static final Map<String, String> FAMILY = families();

    /** German writes shades in one word, Dunkelblau; before the colour stands a shade or a thing that has it. */
    private static final Pattern GERMAN =
            Pattern.compile(".{3,}?(blau|grun|gruen|grau|gelb|braun|schwarz|weiss|rosa|lila|violett|silber|beige)"
                    + "|(?:hell|dunkel|wein|feuer|kirsch|blut|ziegel)(rot)");

    private ColourFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "colour(name[, default])",
                1,
                2,
                "The family of a colour by its name in English, Italian, French, German or Spanish; words that name"
                        + " none do not matter. Names of several families give `multicolour`; a name of none gives the"
                        + " default, and is refused otherwise (`colour-unknown`). The supplier's own name stays in the"
                        + " field `colour`.",
                "colour(\"Bleu nuit\")",
                "\"blue\"",
                arguments -> colour(Values.text(arguments[0]), arguments.length > 1 ? arguments[1] : null));
    }

    private static JsonNode colour(@Nullable String name, @Nullable JsonNode otherwise) {
        if (name == null) {
            return otherwise == null ? NullNode.instance : otherwise;
        }
        Set<String> families = new HashSet<>();
        String plain = plain(name.length() > CHARS_MAX ? name.substring(0, CHARS_MAX) : name);
        for (String word : NO_LETTER.split(plain, -1)) {
            String family = family(word);
            if (family != null) {
                families.add(family);
            }
        }
        if (families.isEmpty()) {
            if (otherwise != null) {
                return otherwise;
            }
            throw new FieldRefused(
                    "colour-unknown", FieldRefused.quote(name) + " names no family of colours; give a default.");
        }
        return TextNode.valueOf(families.size() == 1 ? families.iterator().next() : "multicolour");
    }

    private static @Nullable String family(String word) {
        String family = FAMILY.get(word);
        if (family != null) {
            return family;
        }
        Matcher german = GERMAN.matcher(word);
        return german.matches() ? FAMILY.get(german.group(1) == null ? german.group(2) : german.group(1)) : null;
    }

    private static String plain(String text) {
        String folded = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(folded.length());
        folded.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> kept.append((char) c));
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> families() {
        Map<String, String> families = new HashMap<>();
        for (String line : FAMILIES.split("\n", -1)) {
            String[] words = line.strip().split(" ", -1);
            for (String word : words) {
                if (!word.isEmpty()) {
                    families.put(word, words[0]);
                }
            }
        }
        return Map.copyOf(families);
    }
}
