package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.CategoryTree;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings a supplier's path of categories into the one tree. */
final class CategoryFunction {
    private static final int CHARS_MAX = 400;

    /** Words for a department or a branch that differ from the tree's. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("woman", "women"),
            Map.entry("womens", "women"),
            Map.entry("ladies", "women"),
            Map.entry("donna", "women"),
            Map.entry("femme", "women"),
            Map.entry("damen", "women"),
            Map.entry("mujer", "women"),
            Map.entry("man", "men"),
            Map.entry("mens", "men"),
            Map.entry("uomo", "men"),
            Map.entry("homme", "men"),
            Map.entry("herren", "men"),
            Map.entry("hombre", "men"),
            Map.entry("children", "kids"),
            Map.entry("bambini", "kids"),
            Map.entry("jewelry", "jewellery"),
            Map.entry("jeans", "denim"),
            Map.entry("pants", "trousers"));

    /** What stands between a department and its kinds of clothing in other trees, and in this one does not. */
    private static final Set<String> PASSED = Set.of("clothing", "apparel", "ready-to-wear", "abbigliamento");

    private CategoryFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "category(path[, separator])",
                1,
                2,
                "The path of the category tree that a supplier's path means: parts between `>`, `/` or the separator,"
                        + " by their words. Parts at the end that the tree lacks are left off; a path of which it has"
                        + " nothing is refused (`category-unknown`). For other words there is `lookup`.",
                "category(\"Women > Clothing > Coats > Parkas\")",
                "\"women/coats\"",
                arguments ->
                        category(Values.text(arguments[0]), arguments.length > 1 ? Values.text(arguments[1]) : null));
    }

    private static JsonNode category(@Nullable String text, @Nullable String separator) {
        if (text == null) {
            return NullNode.instance;
        }
        if (text.length() > CHARS_MAX) {
            throw new FieldRefused("text-too-long", "A path has at most " + CHARS_MAX + " characters.");
        }
        String path = "";
        for (String part : parts(text, separator)) {
            String word = word(part);
            String accessory = path + "/accessories/" + word;
            String deeper = path.isEmpty() ? word : path + "/" + word;
            if (CategoryTree.has(deeper)) {
                path = deeper;
            } else if (CategoryTree.has(accessory)) {
                path = accessory;
            } else if (path.isEmpty() || !PASSED.contains(word)) {
                break;
            }
        }
        if (path.isEmpty()) {
            throw new FieldRefused(
                    "category-unknown",
                    FieldRefused.quote(text) + " begins with none of " + String.join(", ", departments()) + ".");
        }
        return TextNode.valueOf(path);
    }

    private static List<String> parts(String text, @Nullable String separator) {
        String by = separator != null ? separator : text.contains(">") ? ">" : "/";
        return List.of(text.split(java.util.regex.Pattern.quote(by), 12));
    }

    private static String word(String part) {
        String plain = Values.fold(part)
                .toLowerCase(Locale.ROOT)
                .replace("'s", "s")
                .replace("’s", "s")
                .replace(' ', '-');
        return WORDS.getOrDefault(plain, plain);
    }

    private static Set<String> departments() {
        Set<String> departments = new TreeSet<>(CategoryTree.paths());
        departments.removeIf(path -> path.contains("/"));
        return departments;
    }
}
