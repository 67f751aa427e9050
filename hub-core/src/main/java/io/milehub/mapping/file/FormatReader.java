package io.milehub.mapping.file;

import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.decode.csv.CsvFormat;
import io.milehub.mapping.decode.edi.EdiDecoder;
import io.milehub.mapping.decode.json.JsonDecoder;
import io.milehub.mapping.decode.xml.XmlDecoder;
import io.milehub.mapping.decode.xml.XmlFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads how the bodies of a feed are written, and makes their decoder. */
final class FormatReader {
    private final Section mapping;
    private final Problems problems;
    private final List<String> lines;

    FormatReader(Section mapping, Problems problems, List<String> lines) {
        this.mapping = mapping;
        this.problems = problems;
        this.lines = lines;
    }

    String format() {
        return mapping.oneOf("format", List.of("json", "csv", "xml", "edi"), true);
    }

    /** The expressions must have been read, because a decoder is told which names they address. */
    Decoder decoder(ExpressionReader expressions) {
        String format = format();
        for (String key : List.of("csv", "edi", "root", "lists", "each", "page")) {
            boolean belongs = switch (key) {
                case "csv", "edi" -> format.equals(key);
                case "root", "lists" -> format.equals("xml");
                default -> !format.equals("csv");
            };
            mapping.entry(key)
                    .filter(entry -> !belongs)
                    .ifPresent(entry -> problems.at(
                            entry.key(),
                            "`" + key + "` means nothing for " + format + ".",
                            "Remove it, or correct `format`."));
        }
        return switch (format) {
            case "csv" -> new CsvDecoder(csv(), expressions.recordNames());
            case "edi" ->
                new EdiDecoder(new EdiFormatReader(mapping, problems, lines).read(each(), expressions.names()));
            case "xml" -> new XmlDecoder(each(), xml(expressions.names()));
            default -> new JsonDecoder(each());
        };
    }

    private RecordPath each() {
        Optional<ScalarNode> each = mapping.scalar("each");
        if (each.isEmpty()) {
            if (mapping.value("each") == null) {
                problems.at(mapping.node(), "`each` is missing.", "Write where the records stand, `each: .items[]`.");
            }
            return RecordPath.parse(".");
        }
        try {
            return RecordPath.parse(each.get().getValue());
        } catch (IllegalArgumentException wrong) {
            problems.at(each.get(), String.valueOf(wrong.getMessage()), "Write a path of names, `.styles[].sizes[]`.");
            return RecordPath.parse(".");
        }
    }

    private XmlFormat xml(Set<String> addressed) {
        Set<String> lists =
                mapping.list("lists").stream().map(ScalarNode::getValue).collect(Collectors.toCollection(HashSet::new));
        return new XmlFormat(mapping.scalar("root").map(ScalarNode::getValue).orElse(null), lists, addressed);
    }

    private CsvFormat csv() {
        Section csv = mapping.section("csv");
        csv.allow(Set.of("delimiter", "quote", "charset", "header", "trailer", "count"));
        boolean header = csv.oneOf("header", List.of("true", "false"), false).equals("true");
        String trailer = csv.scalar("trailer").map(ScalarNode::getValue).orElse(null);
        Optional<ScalarNode> count = csv.scalar("count");
        if (trailer == null) {
            count.ifPresent(column -> problems.at(
                    column, "Only a trailer has a `count`.", "Write what stands in its first cell, `trailer: END`."));
        }
        return new CsvFormat(
                character(csv, "delimiter", ','),
                character(csv, "quote", '"'),
                charset(csv),
                header,
                trailer,
                count.map(ScalarNode::getValue).orElse(null));
    }

    private char character(Section csv, String key, char otherwise) {
        Optional<ScalarNode> written = csv.scalar(key);
        if (written.isEmpty()) {
            return otherwise;
        }
        String value = written.get().getValue();
        if (value.length() != 1 || value.charAt(0) == '\n' || value.charAt(0) == '\r') {
            problems.at(written.get(), "`" + key + "` is one character.", "Write a tab as \"\\t\".");
            return otherwise;
        }
        return value.charAt(0);
    }

    private Charset charset(Section csv) {
        Optional<ScalarNode> written = csv.scalar("charset");
        try {
            return written.map(ScalarNode::getValue).map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknown) {
            problems.at(written.orElseThrow(), "There is no such charset.", "Use an IANA name, UTF-8 or ISO-8859-1.");
            return StandardCharsets.UTF_8;
        }
    }
}
