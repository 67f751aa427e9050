package io.milehub.mapping.variation;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Texts that hold what means something to one format or another, or that a charset may break. */
final class HardTexts {
    /** None begins or ends with white space, which no field keeps. */
    private static final List<String> PIECES = List.of(
            "Wool",
            "\"quoted\"",
            "5\" heel",
            "'single'",
            "l'été",
            "a,b",
            "a;b",
            "a\tb",
            "a|b",
            "\"\"",
            "\"",
            "\\",
            "\\\"",
            "\\n",
            "\\u0041",
            "{[",
            "]}",
            "],\"x\":[",
            "<b>&amp;</b>",
            "]]>",
            "<![CDATA[",
            "<!-- x -->",
            "&#65;",
            "&",
            "R&D",
            "a+b:c'd?e*f~g>h^i!j.k=l",
            "?",
            "??+",
            "UNT+1+1'",
            "LIN*1~",
            "#no comment",
            "=1+1",
            "0012",
            "1e5",
            "1.234,50",
            "null",
            "NaN",
            "true",
            "END",
            "%",
            "Größe",
            "Maison Aurélle",
            "£9 ¥",
            "10 €",
            "naïve – “x”",
            "Łódź",
            "Москва",
            "Ελλάδα",
            "漢字かな",
            "한국어",
            "עברית",
            "العربية",
            "ไทย",
            "😀",
            "𝒳𝒴",
            "👩‍👩‍👧",
            "🇮🇹",
            "e\u0301",
            "a\u00a0b",
            "a\u2028b",
            "a\u0085b",
            "a\u200bb",
            "a\ufeffb",
            "\ufffd",
            "\uffee",
            "\ud7ff\ue000",
            "\udbff\udffd",
            "ß".repeat(60),
            "long ".repeat(30) + "end");

    private static final List<String> BETWEEN = List.of(" ", "", "  ", "-");
    private static final List<String> BREAKS = List.of("\n", "\n\n", "\r\n", "\r", " \n\t");

    private final Random random;
    private final List<String> pieces;
    private final List<String> breaks;

    HardTexts(Random random, Predicate<String> writable) {
        this.random = random;
        this.pieces = PIECES.stream().filter(writable).toList();
        this.breaks = BREAKS.stream().filter(writable).toList();
    }

    /** One line, no longer than so many characters. */
    String line(int charsMax) {
        return joined(1 + random.nextInt(3), BETWEEN, charsMax);
    }

    /** Several lines, as far as the format has any. */
    String lines() {
        return joined(1 + random.nextInt(8), breaks.isEmpty() ? BETWEEN : breaks, 10_000);
    }

    /** A number of a piece, now and then of the longest that there may be. */
    String id(String unique) {
        String id = random.nextInt(3) == 0 ? line(60) + unique : unique;
        String longest = id + "0123456789".repeat(13);
        return random.nextInt(8) == 0 ? longest.substring(0, 128) : id;
    }

    private String joined(int count, List<String> between, int charsMax) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String before = text.isEmpty() ? "" : of(between);
            String piece = of(pieces);
            if (text.length() + before.length() + piece.length() <= charsMax) {
                text.append(before).append(piece);
            }
        }
        return text.isEmpty() ? "Wool" : text.toString();
    }

    private String of(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
