package io.milehub.mapping.sketch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.CategoryTree;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.trade.TradeFunctions;
import io.milehub.mapping.sample.FieldNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which words of a supplier are paths of the category tree. */
final class CategoryWords {
    /** The most words that are written into a lookup table. */
    static final int WORDS_MAX = 200;

    private static final TradeFunction CATEGORY = TradeFunctions.all().stream()
            .filter(function -> function.getName().equals("category"))
            .findFirst()
            .orElseThrow();

    private CategoryWords() {}

    /** Whether the function {@code category} knows it, to more than the department. */
    static boolean isPath(String words) {
        return path(words).contains("/") || words.equals("home");
    }

    /** The path, or nothing where it is for a human to say. */
    static String path(String words) {
        try {
            JsonNode path = CATEGORY.body().of(new JsonNode[] {TextNode.valueOf(words)});
            return path == null ? "" : path.asText();
        } catch (FieldRefused unknown) {
            Set<String> ends = new TreeSet<>();
            for (String known : CategoryTree.paths()) {
                if (known.endsWith("/" + FieldNames.words(words)) || known.equals(FieldNames.words(words))) {
                    ends.add(known);
                }
            }
            return ends.size() == 1 ? List.copyOf(ends).getFirst() : "";
        }
    }
}
