package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.archive.ArchiveDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A body as a supplier sends it, unpacked. */
public final class Sample {
    /** The longest sample, unpacked, in bytes. */
    public static final int BYTES_MAX = 8 * 1024 * 1024;

    private static final int HEAD = 4_096;

    private final byte[] bytes;
    private final String format;

    private Sample(byte[] bytes, String format) {
        this.bytes = bytes;
        this.format = format;
    }

    /**
     * Reads a sample; of an archive the first member.
     *
     * @throws DecodeRefused if it is empty, too long, or an archive that cannot be read
     */
    public static Sample read(InputStream body) throws DecodeRefused, IOException {
        Unpacking unpacking = new Unpacking();
        new ArchiveDecoder(unpacking, null, false).decode(body, _ -> {});
        byte[] bytes = unpacking.bytes;
        if (bytes.length > BYTES_MAX) {
            throw new DecodeRefused(
                    "byte " + BYTES_MAX, "A sample is at most " + BYTES_MAX + " bytes long.", "Cut out a part of it.");
        }
        String head = head(bytes);
        if (head.isBlank()) {
            throw new DecodeRefused("line 1", "The sample is empty.", "Take one with a few records.");
        }
        refuseOthers(head);
        return new Sample(bytes, format(head, bytes));
    }

    /** What is often saved in place of a feed: an error page, a spreadsheet, a document. */
    private static void refuseOthers(String head) throws DecodeRefused {
        String begins = head.toLowerCase(Locale.ROOT);
        if (begins.startsWith("<!doctype html") || begins.startsWith("<html")) {
            throw new DecodeRefused(
                    "line 1",
                    "The sample is a page of HTML, as an error or a login is, and no feed.",
                    "Fetch it with the address, token or header that the supplier named, and look at it.");
        }
        if (begins.contains("openxmlformats.org/package/2006/content-types")) {
            throw new DecodeRefused(
                    "byte 0", "The sample is a workbook of Excel, and no feed.", "Ask for CSV, or save it as such.");
        }
        if (begins.startsWith("%pdf") || head.chars().anyMatch(Sample::isOfNoText)) {
            throw new DecodeRefused(
                    "byte 0",
                    "The sample is no text: neither JSON, XML, EDI nor a table.",
                    "Take the body as the supplier sends it, unpacked or as gzip or zip.");
        }
    }

    private static boolean isOfNoText(int letter) {
        return letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter < 0x1c;
    }

    /** json, ndjson, csv, xml or edi, as its first letters show. */
    public String format() {
        return format;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The body once more. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** Its first bytes. */
    InputStream begin(int most) {
        return new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, most));
    }

    private static String head(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8);
        return text.replace("\0", "")
                .replace("\ufeff", "")
                .replace("\ufffd", "")
                .strip();
    }

    private static String format(String head, byte[] bytes) {
        String begins = head.substring(0, Math.min(4, head.length())).toUpperCase(Locale.ROOT);
        if (begins.startsWith("[")) {
            return "json";
        }
        if (begins.startsWith("{")) {
            return JsonTree.isOfLines(bytes) ? "ndjson" : "json";
        }
        if (begins.startsWith("<")) {
            return "xml";
        }
        boolean edi = head.startsWith("UNA") || head.startsWith("UNB") || head.startsWith("ISA");
        return edi ? "edi" : "csv";
    }

    /** Takes the first document of an archive, or the body itself. */
    private static final class Unpacking implements Decoder {
        private byte[] bytes = new byte[0];

        @Override
        public JsonNode decode(InputStream body, ElementSink sink) throws IOException {
            byte[] read = body.readNBytes(BYTES_MAX + 1);
            body.skip(Long.MAX_VALUE);
            bytes = bytes.length == 0 ? read : bytes;
            return NullNode.instance;
        }

        @Override
        public JsonNode page(InputStream body) {
            return NullNode.instance;
        }
    }
}
