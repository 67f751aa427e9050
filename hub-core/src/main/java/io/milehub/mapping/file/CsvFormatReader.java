package io.milehub.mapping.file;

import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.decode.csv.CsvDialect;
import io.milehub.mapping.decode.csv.CsvFormat;
import io.milehub.mapping.shape.MappingShape;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code csv}. */
final class CsvFormatReader {
    private static final String ROWS = "._rows[]";

    private final Section mapping;
    private final Section csv;
    private final Problems problems;

    CsvFormatReader(Section mapping, Problems problems) {
        this.mapping = mapping;
        this.csv = mapping.section("csv");
        this.problems = problems;
    }

    /** The expressions must have been read, because a decoder is told which columns they address. */
    Decoder decoder(ExpressionReader expressions) {
        csv.allow(MappingShape.CSV);
        boolean numbered = expressions.names().contains(CsvDecoder.ROW) || expressions.readsWhole();
        CsvFormat.Group group = group(numbered);
        String trailer = csv.scalar("trailer").map(ScalarNode::getValue).orElse(null);
        Optional<ScalarNode> count = csv.scalar("count");
        if (trailer == null) {
            count.ifPresent(column -> problems.at(
                    column, "Only a trailer has a `count`.", "Write what stands in its first cell, `trailer: END`."));
        }
        CsvFormat format = new CsvFormat(
                dialect(),
                charset(),
                header(),
                new CsvFormat.Cells(
                        csv.oneOf(MappingShape.CSV, "missing_cells").equals("absent"),
                        csv.oneOf(MappingShape.CSV, "extra_cells").equals("drop")),
                group,
                trailer,
                count.map(ScalarNode::getValue).orElse(null));
        Set<String> addressed = new HashSet<>(expressions.recordNames());
        if (group != null) {
            addressed.addAll(expressions.parentNames());
        }
        return new CsvDecoder(format, addressed, each(group != null));
    }

    private RecordPath each(boolean grouped) {
        Optional<ScalarNode> each = grouped ? mapping.scalar("each") : Optional.empty();
        each.filter(path -> !path.getValue().equals(ROWS) && !path.getValue().equals("."))
                .ifPresent(path -> problems.at(
                        path,
                        "Of rows that are grouped, the records are the groups or their rows.",
                        "Write `each: " + ROWS + "` for the rows, or leave it out."));
        return RecordPath.parse(
                each.map(ScalarNode::getValue).filter(ROWS::equals).orElse("."));
    }

    private CsvFormat.@Nullable Group group(boolean numbered) {
        Optional<ScalarNode> same = csv.scalar("group");
        Optional<ScalarNode> begins = csv.scalar("begins");
        if (begins.isPresent() && same.isEmpty() && csv.value("group") == null) {
            problems.at(
                    begins.get(), "`begins` says how rows are grouped, and `group` is missing.", "Name the column.");
        }
        return same.map(column -> new CsvFormat.Group(
                        column.getValue(), csv.oneOf(MappingShape.CSV, "begins").equals("any"), numbered))
                .orElse(null);
    }

    private CsvFormat.Header header() {
        boolean present = csv.oneOf(MappingShape.CSV, "header").equals("true");
        Optional<ScalarNode> preamble =
                csv.scalar("preamble").filter(lines -> !lines.getValue().equals(MappingShape.DETECT));
        int lines = present ? CsvFormat.Header.SOUGHT : 0;
        if (preamble.isPresent()) {
            String written = preamble.get().getValue();
            boolean number =
                    written.matches("[0-9]{1,4}") && Integer.parseInt(written) <= MappingShape.PREAMBLE_LINES_MAX;
            if (number) {
                lines = Integer.parseInt(written);
            } else {
                problems.at(
                        preamble.get(),
                        "`preamble` is how many lines stand before the header, at most "
                                + MappingShape.PREAMBLE_LINES_MAX + ".",
                        "Write a number, or leave it out where the header is to be found.");
            }
        }
        Set<String> optional =
                csv.list("optional").stream().map(ScalarNode::getValue).collect(Collectors.toSet());
        return new CsvFormat.Header(present, lines, optional);
    }

    private CsvDialect dialect() {
        Character delimiter = character("delimiter");
        boolean none = csv.scalar("quote")
                .map(ScalarNode::getValue)
                .filter("none"::equals)
                .isPresent();
        Character quote = none ? (Character) CsvDialect.NO_QUOTE : character("quote");
        Character comment = character("comment");
        boolean twice = (delimiter != null && (delimiter.equals(quote) || delimiter.equals(comment)))
                || (quote != null && quote.equals(comment));
        if (twice) {
            problems.at(
                    csv.node(), "`delimiter`, `quote` and `comment` differ from each other.", "Correct one of them.");
        }
        boolean padded = csv.oneOf(MappingShape.CSV, "padded_quotes").equals("true");
        return new CsvDialect(delimiter, quote, comment, padded);
    }

    /** Null where it is absent or to be detected. */
    private @Nullable Character character(String key) {
        Optional<ScalarNode> written = csv.scalar(key);
        boolean found = written.isEmpty()
                || (!key.equals("comment") && written.get().getValue().equals(MappingShape.DETECT));
        if (found) {
            return null;
        }
        String value = written.get().getValue();
        if (value.length() != 1 || value.charAt(0) == '\n' || value.charAt(0) == '\r') {
            problems.at(written.get(), "`" + key + "` is one character.", "Write a tab as \"\\t\".");
            return null;
        }
        return value.charAt(0);
    }

    private @Nullable Charset charset() {
        Optional<ScalarNode> written = csv.scalar("charset");
        try {
            return written.map(ScalarNode::getValue)
                    .filter(name -> !name.equals(MappingShape.DETECT))
                    .map(Charset::forName)
                    .orElse(null);
        } catch (IllegalArgumentException unknown) {
            problems.at(written.orElseThrow(), "There is no such charset.", "Use an IANA name, UTF-8 or ISO-8859-1.");
            return null;
        }
    }
}
