package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same interchanges through StAEDI, an independent reader: every record has the same values. StAEDI gives up on
 * what is not exactly as the standards say (an ISA that is not 106 characters long, line breaks in the middle of a tag,
 * a byte order mark, messages without an interchange); those files are in {@link EdiFixturesTest}.
 */
class StaediComparisonTest {
    private static final Path FILES =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("03-edi");
    private static final Set<String> ENDS = Set.of("UNS", "CNT", "CTT", "UNT", "SE");

    @Test
    void every_record_has_the_values_that_staedi_reads() throws Exception {
        assumeTrue(Files.isDirectory(FILES), "Interchanges of others are skipped: there is no folder " + FILES);
        int compared = 0;
        int values = 0;
        try (Stream<Path> all = Files.walk(FILES)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                byte[] body = Files.readAllBytes(file);
                List<List<String>> segments = file.toString().endsWith(".xml") ? null : staedi(body);
                if (segments == null) {
                    continue;
                }
                compared++;
                for (String each : tags(segments)) {
                    List<List<String>> theirs = records(segments, each);
                    List<List<String>> ours = ours(body, each);
                    assertThat(ours).as(file + " each " + each).isEqualTo(theirs);
                    values += theirs.stream().mapToInt(List::size).sum();
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(37);
        assertThat(values).isGreaterThan(5_000);
    }

    /** The tags that stand inside of messages; each of them may open a record. */
    private static Set<String> tags(List<List<String>> segments) {
        Set<String> tags = new TreeSet<>();
        boolean inside = false;
        for (List<String> segment : segments) {
            String tag = segment.getFirst();
            boolean opens = tag.equals("UNH") || tag.equals("ST");
            inside = opens || (inside && !ENDS.contains(tag));
            if (inside && !opens && !Hierarchy.isOf(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static List<List<String>> records(List<List<String>> segments, String each) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = null;
        for (List<String> segment : segments) {
            String tag = segment.getFirst();
            if (tag.equals(each)) {
                record = new ArrayList<>();
                records.add(record);
            } else if (ENDS.contains(tag)) {
                record = null;
            }
            if (record != null) {
                record.addAll(segment.subList(1, segment.size()));
            }
        }
        records.forEach(Collections::sort);
        return records;
    }

    private static List<List<String>> ours(byte[] body, String each) throws Exception {
        TestEdi read = TestEdi.read(TestEdi.format(each, true, StandardCharsets.UTF_8), body, 8_192);
        List<List<String>> records = new ArrayList<>();
        read.elements.stream().filter(element -> element.fault() == null).forEach(element -> {
            List<String> values = new ArrayList<>();
            flatten(element.value(), values);
            Collections.sort(values);
            records.add(values);
        });
        return records;
    }

    /** Repetitions stand in their list, where the first of them stands as well. */
    private static void flatten(JsonNode node, List<String> values) {
        if (node.isTextual()) {
            values.add(node.textValue());
        } else if (node.isArray()) {
            node.forEach(child -> flatten(child, values));
        } else {
            node.properties().forEach(member -> {
                if (member.getKey().endsWith("_all")) {
                    member.getValue().valueStream().skip(1).forEach(other -> flatten(other, values));
                } else {
                    flatten(member.getValue(), values);
                }
            });
        }
    }

    /** Segments of tag and values without blanks at their ends; null where StAEDI does not read the file to its end. */
    private static @Nullable List<List<String>> staedi(byte[] body) throws Exception {
        EDIInputFactory factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        List<List<String>> segments = new ArrayList<>();
        try (EDIStreamReader reader = factory.createEDIStreamReader(new ByteArrayInputStream(body), "UTF-8")) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_SEGMENT -> segments.add(new ArrayList<>(List.of(reader.getText())));
                    case ELEMENT_DATA -> {
                        String value = reader.getText().stripTrailing();
                        if (!value.isEmpty()) {
                            segments.getLast().add(value);
                        }
                    }
                    default -> {}
                }
            }
            return segments;
        } catch (EDIStreamException notRead) {
            return null;
        }
    }
}
