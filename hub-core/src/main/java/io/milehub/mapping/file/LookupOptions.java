package io.milehub.mapping.file;

import io.milehub.mapping.function.LookupTable;
import io.milehub.mapping.function.LookupTable.Miss;
import io.milehub.mapping.shape.MappingShape;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One line under {@code lookups}: the name of a file, or {@code { file, miss, default, ignore_case }}.
 *
 * @param file absent where the line is wrong
 * @param otherwise what a key that the table lacks gives
 */
record LookupOptions(
        @Nullable ScalarNode file, Miss miss, @Nullable String otherwise, boolean ignoreCase) {
    static LookupOptions read(Section lookups, Section.Entry entry, Problems problems) {
        if (!(entry.value() instanceof MappingNode)) {
            ScalarNode file = lookups.scalar(entry.name()).orElse(null);
            return new LookupOptions(file, Miss.REFUSE, null, false);
        }
        Section table = lookups.section(entry.name());
        table.allow(MappingShape.LOOKUP);
        Optional<ScalarNode> file = table.scalar("file");
        if (file.isEmpty() && table.value("file") == null) {
            problems.at(entry.key(), "The lookup table names no file.", "Write `{ file: categories.csv }`.");
        }
        String miss = table.oneOf(MappingShape.LOOKUP, "miss");
        Optional<ScalarNode> otherwise = table.scalar("default");
        if (otherwise.isPresent() && table.value("miss") != null) {
            problems.at(
                    otherwise.get(),
                    "A table has a `default` or says what a `miss` does, not both.",
                    "Remove one of the two.");
        }
        return new LookupOptions(
                file.orElse(null),
                Miss.valueOf(miss.toUpperCase(Locale.ROOT)),
                otherwise.map(ScalarNode::getValue).orElse(null),
                table.oneOf(MappingShape.LOOKUP, "ignore_case").equals("true"));
    }

    LookupTable table(Map<String, String> entries) {
        return new LookupTable(entries, miss, otherwise, ignoreCase);
    }
}
