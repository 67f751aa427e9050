package io.milehub.mapping.decode.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of an element with that of its children in between, as a description with tags in it is to be read. What
 * HTML sets within a line goes on without a space; any other child is set apart by one.
 */
final class MixedText {
    static final String ALL = "#all";
    static final String TEXT = "#text";

    private static final Set<String> IN_LINE = Set.of(
            "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
            "strong", "sub", "sup", "u");

    private MixedText() {}

    /** The text that came before the first child did; null where it is blank, as between the elements of a record. */
    static @Nullable StringBuilder after(String text) {
        return text.isBlank() ? null : new StringBuilder(text);
    }

    /** The text of the children that came before the first text did. */
    static StringBuilder of(ObjectNode object) {
        StringBuilder all = new StringBuilder();
        object.properties().stream()
                .filter(member -> !member.getKey().startsWith("@"))
                .forEach(member -> add(all, member));
        return all;
    }

    private static void add(StringBuilder all, Map.Entry<String, JsonNode> member) {
        if (member.getValue().isArray()) {
            member.getValue().forEach(one -> child(all, member.getKey(), one));
        } else {
            child(all, member.getKey(), member.getValue());
        }
    }

    /** Appends a child. */
    static void child(StringBuilder all, String name, JsonNode child) {
        boolean apart = !IN_LINE.contains(name);
        space(all, apart);
        if (child.isTextual()) {
            all.append(child.textValue());
        } else if (child instanceof ObjectNode object) {
            JsonNode text = object.has(ALL) ? object.get(ALL) : object.get(TEXT);
            all.append(text == null ? of(object) : text.asText());
        }
        space(all, apart);
    }

    private static void space(StringBuilder all, boolean apart) {
        boolean there = all.isEmpty() || Character.isWhitespace(all.charAt(all.length() - 1));
        if (apart && !there) {
            all.append(' ');
        }
    }
}
