package io.milehub.why.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of items as canonical texts, by the names that mapping files give them. */
final class ItemTexts {
    /** Fields of {@code offer.content} that are named otherwise in mapping files. */
    private static final Map<String, String> NAMES = Map.of(
            "category", "product.category",
            "season", "season",
            "composition", "composition",
            "origin", "origin",
            "hsCode", "hs_code");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ItemTexts() {}

    /** What an offer says. */
    static Map<String, String> told(ResultSet row, String content) throws SQLException {
        JsonNode said = json(content);
        Map<String, String> texts = new LinkedHashMap<>();
        languages(texts, "product.title.", said.path("title"));
        languages(texts, "product.description.", said.path("description"));
        put(texts, "product.brand", row.getString("brand"));
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            put(texts, name.getValue(), said.path(name.getKey()).textValue());
        }
        List<String> images = new ArrayList<>();
        said.path("images").forEach(image -> images.add(image.asText()));
        put(texts, "images", images.isEmpty() ? null : String.join(" ", images));
        variant(texts, row);
        return texts;
    }

    /** What a product shows. */
    static Map<String, String> ofProduct(ResultSet row) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        languages(texts, "product.title.", json(row.getString("title")));
        languages(texts, "product.description.", json(row.getString("description")));
        put(texts, "product.brand", row.getString("brand"));
        put(texts, "product.category", row.getString("category"));
        put(texts, "season", row.getString("season"));
        put(texts, "composition", row.getString("composition"));
        put(texts, "origin", row.getString("origin"));
        put(texts, "hs_code", row.getString("hs_code"));
        Array images = row.getArray("images");
        String addresses = String.join(" ", (String[]) images.getArray());
        put(texts, "images", addresses.isEmpty() ? null : addresses);
        return texts;
    }

    /** What a variant shows, or an offer says of its own. */
    static void variant(Map<String, String> texts, ResultSet row) throws SQLException {
        put(texts, "gtin", row.getString("gtin"));
        put(texts, "colour", row.getString("colour"));
        String label = row.getString("size_label");
        put(texts, "size", label == null ? null : row.getString("size_scale") + " " + label);
    }

    private static void languages(Map<String, String> texts, String prefix, JsonNode byLanguage) {
        byLanguage
                .properties()
                .forEach(text ->
                        texts.put(prefix + text.getKey(), text.getValue().asText()));
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the catalogue holds what its merge never wrote", foreign);
        }
    }
}
