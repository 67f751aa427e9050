package io.milehub.mapping.file;

import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.archive.ArchiveDecoder;
import io.milehub.mapping.decode.edi.EdiDecoder;
import io.milehub.mapping.decode.json.JsonDecoder;
import io.milehub.mapping.decode.json.NdjsonDecoder;
import io.milehub.mapping.decode.xml.XmlDecoder;
import io.milehub.mapping.decode.xml.XmlFormat;
import io.milehub.mapping.shape.MappingShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads how the bodies of a feed are written, and makes their decoder. */
final class FormatReader {
    private final Section mapping;
    private final Problems problems;
    private final List<String> lines;
    private String bodyEnding = "json";

    FormatReader(Section mapping, Problems problems, List<String> lines) {
        this.mapping = mapping;
        this.problems = problems;
        this.lines = lines;
    }

    private String format() {
        return mapping.oneOf(MappingShape.FILE, "format");
    }

    /** How file names of bodies end; known once the decoder is. */
    String bodyEnding() {
        return bodyEnding;
    }

    /** The expressions must have been read, because a decoder is told which names they address. */
    Decoder decoder(ExpressionReader expressions) {
        String format = format();
        bodyEnding = format;
        boolean grouped = format.equals("csv") && mapping.section("csv").value("group") != null;
        MappingShape.FORMATS.forEach((key, formats) -> {
            boolean belongs = formats.contains(format) || (key.equals("each") && grouped);
            mapping.entry(key)
                    .filter(entry -> !belongs)
                    .ifPresent(entry -> problems.at(
                            entry.key(),
                            "`" + key + "` means nothing for " + format + ".",
                            "Remove it, or correct `format`."));
        });
        Decoder decoder = switch (format) {
            case "csv" -> new CsvFormatReader(mapping, problems).decoder(expressions);
            case "edi" ->
                new EdiDecoder(new EdiFormatReader(mapping, problems, lines).read(each(), expressions.names()));
            case "xml" -> new XmlDecoder(each(), xml(expressions.names()));
            case "ndjson" -> new NdjsonDecoder(mapping.value("each") == null ? RecordPath.parse(".") : each());
            default -> new JsonDecoder(each());
        };
        Section archive = mapping.section("archive");
        if (mapping.value("archive") != null) {
            archive.allow(MappingShape.ARCHIVE);
        }
        return new ArchiveDecoder(
                decoder,
                archive.scalar("members").map(ScalarNode::getValue).orElse(null),
                mapping.value("page") != null);
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
        return new XmlFormat(
                mapping.scalar("root").map(ScalarNode::getValue).orElse(null), lists, namespaces(), addressed);
    }

    /** Prefixes by addresses. */
    private Map<String, String> namespaces() {
        Map<String, String> namespaces = new HashMap<>();
        Section written = mapping.section("namespaces");
        for (Section.Entry entry : mapping.value("namespaces") == null ? List.<Section.Entry>of() : written.entries()) {
            written.scalar(entry.name()).ifPresent(address -> namespaces.put(address.getValue(), entry.name()));
        }
        return namespaces;
    }
}
