package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.edi.EdiDecoder;
import io.milehub.mapping.decode.edi.EdiFormat;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where the records of a sample stand, unless it is told. */
public final class LayoutFinder {
    private static final Pattern EDIFACT_MESSAGE = Pattern.compile("UNH.[^+:']*.([A-Z]{6})");
    private static final Pattern X12_MESSAGE = Pattern.compile("(?:^|[~\\n\\r])\\s*ST.([0-9]{3})");

    private LayoutFinder() {}

    /** @param each where the records stand, if that is known */
    public static Layout of(Sample sample, @Nullable String each) throws DecodeRefused, IOException {
        return switch (sample.format()) {
            case "json" -> Layout.of("json", each == null ? json(JsonTree.of(sample)) : each);
            case "ndjson" -> Layout.of("ndjson", each == null ? line(JsonTree.of(sample)) : each);
            case "xml" -> xml(XmlTree.of(sample), each);
            case "edi" -> edi(sample, each);
            default -> CsvLayout.of(sample);
        };
    }

    private static String json(JsonNode document) {
        return new RecordFinder(false).find(document).map(ReadPath::toString).orElseGet(() -> single(document));
    }

    /** One record in an envelope: the object inside of objects with nothing else. */
    private static String single(JsonNode document) {
        ReadPath path = new ReadPath(Level.RECORD, List.of());
        JsonNode at = document;
        while (at.isObject() && at.size() == 1 && at.iterator().next().isObject()) {
            path = path.then(at.fieldNames().next());
            at = at.iterator().next();
        }
        return path.toString();
    }

    /** Inside a line; the line itself needs no path. */
    private static @Nullable String line(JsonNode lines) {
        Optional<ReadPath> found = new RecordFinder(false).find(lines);
        return found.map(ReadPath::steps)
                .filter(steps -> steps.size() > 1)
                .map(steps -> new ReadPath(found.orElseThrow().level(), steps.subList(1, steps.size())).toString())
                .orElse(null);
    }

    private static Layout xml(XmlTree tree, @Nullable String each) {
        String path = each == null
                ? new RecordFinder(true)
                        .find(tree.tree())
                        .map(ReadPath::toString)
                        .orElse(".")
                : each;
        Set<String> lists = new TreeSet<>();
        repeated(tree.tree(), lists);
        lists.removeAll(RecordPath.parse(path).names());
        String google = tree.namespaces().get("g");
        Map<String, String> namespaces = google == null ? Map.of() : Map.of("g", google);
        return new Layout("xml", path, tree.root(), lists, namespaces, 0, null, List.of(), false);
    }

    private static void repeated(JsonNode node, Set<String> into) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getValue().isArray()) {
                if (member.getValue().size() > 1) {
                    into.add(member.getKey());
                }
                member.getValue().forEach(child -> repeated((ObjectNode) child, into));
            }
        }
    }

    private static Layout edi(Sample sample, @Nullable String each) throws IOException {
        String text = new String(sample.bytes(), StandardCharsets.ISO_8859_1);
        boolean x12 = text.replaceFirst("^\\W+", "").startsWith("ISA");
        Set<String> types = new TreeSet<>();
        (x12 ? X12_MESSAGE : EDIFACT_MESSAGE).matcher(text).results().forEach(type -> types.add(type.group(1)));
        String loop = each != null ? each : types.contains("856") ? "HL" : types.contains("850") ? "PO1" : "LIN";
        boolean faulty = !isSound(sample, loop);
        return new Layout("edi", loop, null, Set.of(), Map.of(), 0, null, new ArrayList<>(types), faulty);
    }

    private static boolean isSound(Sample sample, String loop) throws IOException {
        List<String> loops = RecordPath.parse(loop).names();
        try {
            new EdiDecoder(new EdiFormat(loops, Set.of(), false, true, null, Map.of(), Set.of()))
                    .decode(sample.open(), _ -> {});
            return true;
        } catch (DecodeRefused wrong) {
            // What is wrong beyond envelopes is found when the sample is read in earnest, and told then.
            return false;
        }
    }
}
