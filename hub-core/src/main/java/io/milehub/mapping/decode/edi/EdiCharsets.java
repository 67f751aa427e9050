package io.milehub.mapping.decode.edi;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which charset the bytes of an interchange are in. */
final class EdiCharsets {
    /** UN/EDIFACT code list 0001; levels A and B are parts of ASCII. */
    private static final Map<String, Charset> SYNTAXES = Map.ofEntries(
            Map.entry("UNOA", StandardCharsets.US_ASCII),
            Map.entry("UNOB", StandardCharsets.US_ASCII),
            Map.entry("UNOC", StandardCharsets.ISO_8859_1),
            Map.entry("UNOD", Charset.forName("ISO-8859-2")),
            Map.entry("UNOE", Charset.forName("ISO-8859-5")),
            Map.entry("UNOF", Charset.forName("ISO-8859-7")),
            Map.entry("UNOG", Charset.forName("ISO-8859-3")),
            Map.entry("UNOH", Charset.forName("ISO-8859-4")),
            Map.entry("UNOI", Charset.forName("ISO-8859-6")),
            Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
            Map.entry("UNOK", Charset.forName("ISO-8859-9")),
            Map.entry("UNOL", Charset.forName("ISO-8859-15")),
            Map.entry("UNOW", StandardCharsets.UTF_8),
            Map.entry("UNOY", StandardCharsets.UTF_8));

    private static final int MARK_BYTES_MAX = 3;
    private static final Set<String> WESTERN = Set.of("US-ASCII", "UTF-8");

    private EdiCharsets() {}

    /**
     * What a syntax identifier declares; one that the code list lacks (an airline's IATA) declares nothing, and only
     * ASCII is common to all of them. Null for UNOX, which announces each of its charsets by escape sequences.
     */
    static @Nullable Charset of(String syntax) {
        return syntax.equals("UNOX") ? null : SYNTAXES.getOrDefault(syntax, StandardCharsets.US_ASCII);
    }

    /** Whether every byte below 128 is an ASCII character, wherever it stands: then service characters are bytes. */
    static boolean keepsAscii(Charset charset) {
        String name = charset.name();
        return WESTERN.contains(name) || name.startsWith("ISO-8859-") || name.startsWith("windows-125");
    }

    /**
     * How a body begins.
     *
     * @param wide the charset of a body that is written in two octets a character, by its mark or its zeros
     */
    record Mark(InputStream body, boolean utf8, @Nullable Charset wide) {}

    static Mark mark(InputStream body) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, MARK_BYTES_MAX);
        byte[] start = bytes.readNBytes(MARK_BYTES_MAX);
        int first = at(start, 0);
        int second = at(start, 1);
        boolean utf8 = first == 0xEF && second == 0xBB && at(start, 2) == 0xBF;
        boolean big = first == 0xFE && second == 0xFF;
        boolean little = first == 0xFF && second == 0xFE;
        int mark = utf8 ? 3 : big || little ? 2 : 0;
        bytes.unread(start, mark, start.length - mark);
        boolean bigByZero = first == 0 && second >= ' ';
        boolean littleByZero = first >= ' ' && second == 0;
        Charset wide = big || bigByZero
                ? StandardCharsets.UTF_16BE
                : little || littleByZero ? StandardCharsets.UTF_16LE : null;
        return new Mark(bytes, utf8, wide);
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xFF : -1;
    }
}
