package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.RecordPath;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** Cuts a case out of a sample: the whole of a short one, the first records of a long one. */
public final class SampleCut {
    /** A sample up to this length is a case as it is, in bytes. */
    public static final int WHOLE_MAX = 16 * 1024;

    private static final int RECORDS = 3;
    private static final int LINES = 20;
    private static final int UNCUT_MAX = 256 * 1024;

    private SampleCut() {}

    /**
     * The input of a case.
     *
     * @throws DecodeRefused if the sample is too long and of a format that is not cut
     */
    public static byte[] of(Sample sample, Layout layout) throws DecodeRefused, IOException {
        if (sample.bytes().length <= WHOLE_MAX) {
            return sample.bytes();
        }
        return switch (sample.format()) {
            case "json" -> json(JsonTree.of(sample), layout).getBytes(StandardCharsets.UTF_8);
            case "ndjson" -> lines(sample, RECORDS);
            case "csv" -> isOfBytes(sample) ? lines(sample, LINES + layout.preamble()) : whole(sample);
            default -> whole(sample);
        };
    }

    /** In UTF-16 and UTF-32 a line does not end with one byte. */
    private static boolean isOfBytes(Sample sample) {
        for (byte one : sample.bytes()) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] whole(Sample sample) throws DecodeRefused {
        if (sample.bytes().length > UNCUT_MAX) {
            throw new DecodeRefused(
                    "byte " + UNCUT_MAX,
                    "A sample of this format becomes a case as a whole, and is longer than " + UNCUT_MAX + " bytes.",
                    "Cut out a few records by hand.");
        }
        return sample.bytes();
    }

    private static String json(JsonNode document, Layout layout) {
        RecordPath path = RecordPath.parse(Objects.requireNonNullElse(layout.each(), "."));
        JsonNode at = document;
        for (int step = 0; at instanceof ObjectNode && !path.isEnd(step) && !path.isEach(step); step++) {
            at = at.path(String.valueOf(path.name(step)));
        }
        if (at instanceof ArrayNode list) {
            while (list.size() > RECORDS) {
                list.remove(list.size() - 1);
            }
        }
        return document.toPrettyString() + "\n";
    }

    /** Whole lines; a cell that goes over several of them ends where its quote is closed. */
    private static byte[] lines(Sample sample, int count) {
        Charset bytes = StandardCharsets.ISO_8859_1;
        StringBuilder kept = new StringBuilder();
        long quotes = 0;
        int lines = 0;
        for (String line : new String(sample.bytes(), bytes).lines().collect(Collectors.toList())) {
            if (lines >= count && quotes % 2 == 0) {
                break;
            }
            quotes += line.chars().filter(c -> c == '"').count();
            kept.append(line).append('\n');
            lines++;
        }
        return kept.toString().getBytes(bytes);
    }
}
