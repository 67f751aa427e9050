package io.milehub.mapping.file;

import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.edi.EdiFormat;
import io.milehub.mapping.language.Finding;
import io.milehub.mapping.shape.MappingShape;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code edi}, and finds expressions that read a list of segments as if it were one. */
final class EdiFormatReader {
    private static final Pattern TAG = Pattern.compile(MappingShape.TAG);
    private static final Pattern LIST_AS_ONE = Pattern.compile("\\.([A-Z][A-Z0-9]{1,2})\\._[0-9]");
    /** Headers stand once each around a record, so they are no lists. */
    private static final Set<String> HEADERS = Set.of("UNB", "UNG", "UNH", "ISA", "GS", "ST");

    private final Section mapping;
    private final Problems problems;
    private final List<String> lines;

    EdiFormatReader(Section mapping, Problems problems, List<String> lines) {
        this.mapping = mapping;
        this.problems = problems;
        this.lines = lines;
    }

    /** @param addressed the names that expressions read */
    EdiFormat read(RecordPath each, Set<String> addressed) {
        Section edi = mapping.section("edi");
        edi.allow(MappingShape.EDI);
        List<String> loops = loops(each);
        boolean report = edi.oneOf(MappingShape.EDI, "envelope").equals("report");
        boolean tests = edi.oneOf(MappingShape.EDI, "test").equals("use");
        EdiFormat format = new EdiFormat(
                loops, messages(edi), report, tests, charset(edi), until(edi.section("until"), loops), addressed);
        Set<String> single = new HashSet<>(HEADERS);
        single.addAll(loops);
        mapping.entries().forEach(entry -> {
            if (Set.of("fields", "skip", "refuse", "page").contains(entry.name())) {
                expressions(entry.value(), single);
            }
        });
        return format;
    }

    private List<String> loops(RecordPath each) {
        List<String> tags = each.names();
        boolean known = !tags.isEmpty()
                && tags.stream().allMatch(tag -> TAG.matcher(tag).matches())
                && Set.copyOf(tags).size() == tags.size();
        if (known) {
            return tags;
        }
        mapping.scalar("each")
                .ifPresent(written -> problems.at(
                        written,
                        "`each` names the segment with which a record begins, and the loops around it.",
                        "Write `each: LIN`, or `each: LIN.LOC` for the LOC loops inside of LIN."));
        return List.of("LIN");
    }

    private Set<String> messages(Section edi) {
        Set<String> messages = new HashSet<>();
        if (edi.value("message") instanceof ScalarNode one) {
            messages.add(one.getValue());
        } else {
            edi.list("message").forEach(message -> messages.add(message.getValue()));
        }
        return messages;
    }

    private @Nullable Charset charset(Section edi) {
        Optional<ScalarNode> written = edi.scalar("charset");
        try {
            return written.map(ScalarNode::getValue).map(Charset::forName).orElse(null);
        } catch (IllegalArgumentException unknown) {
            problems.at(written.orElseThrow(), "There is no such charset.", "Use an IANA name, UTF-8 or ISO-8859-1.");
            return null;
        }
    }

    private Map<String, Set<String>> until(Section until, List<String> loops) {
        Map<String, Set<String>> ends = new HashMap<>();
        for (Section.Entry entry : until.entries()) {
            if (!loops.contains(entry.name())) {
                problems.at(
                        entry.key(),
                        "`until` names `" + entry.name() + "`, which opens no loop of `each`.",
                        "Write under it the segments that end a loop, `until: { LIN: [MOA] }`.");
            }
            Set<String> tags = new HashSet<>();
            for (ScalarNode tag : until.list(entry.name())) {
                if (!TAG.matcher(tag.getValue()).matches()) {
                    problems.at(tag, "This is no tag of a segment.", "Write it in capital letters, MOA.");
                }
                tags.add(tag.getValue());
            }
            ends.put(entry.name(), tags);
        }
        return ends;
    }

    private void expressions(Node node, Set<String> single) {
        if (node instanceof MappingNode section) {
            section.getValue().forEach(tuple -> expressions(tuple.getValueNode(), single));
        } else if (node instanceof ScalarNode expression) {
            expression(expression, single);
        }
    }

    private void expression(ScalarNode expression, Set<String> single) {
        List<String> rows = expression.getValue().lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            Matcher found = LIST_AS_ONE.matcher(rows.get(row));
            while (found.find()) {
                if (!single.contains(found.group(1))) {
                    String tag = found.group(1);
                    Finding finding = new Finding(
                            row + 1,
                            found.start() + 1,
                            "`." + tag + "` is the list of all segments " + tag + ".",
                            "Write seg(." + tag + ")._1 for the first, seg(." + tag
                                    + ", \"AAA\")._2 for the one whose first element is AAA.");
                    problems.in(expression, finding, lines);
                }
            }
        }
    }
}
