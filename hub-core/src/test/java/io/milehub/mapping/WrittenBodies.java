package io.milehub.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Bodies of a stock feed that are awkward to read: with all that JSON allows, and with what it does not. */
final class WrittenBodies {
    private static final List<String> STRINGS = List.of(
            "\"\"",
            "\"{[\"",
            "\"]}\"",
            "\"\\\"\"",
            "\"\\\\\"",
            "\"\\\\\\\"],\"",
            "\"é漢😀\"",
            "\"\\u00e9\\ud83d\\ude00\"",
            "\"a,b : c\"",
            "\"" + "long \\n ".repeat(40) + "\"");
    private static final List<String> NUMBERS = List.of("0", "-1", "1.50", "2e3", "12345678901234567890123");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n\t ");
    private static final List<String> BROKEN = List.of(
            "", ",", "]", "}", "\"", "{", "[", "{}", "0", "5", ".5", "e5", "x", "\\", "\u0001", "null", ":1", "\"\"");

    private final Random random;

    WrittenBodies(long seed) {
        this.random = new Random(seed);
    }

    List<String> records(int count) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sku = random.nextInt(12) == 0 ? "" : "\"sku\"" + space() + ":" + space() + "\"S" + i + "\",";
            String quantity = random.nextInt(8) == 0 ? of(NUMBERS) : Integer.toString(i);
            records.add(
                    switch (random.nextInt(20)) {
                        case 0 -> of(NUMBERS);
                        case 1 -> of(STRINGS);
                        case 2 -> "null";
                        case 3 -> "[{\"sku\":\"N\"},[]]";
                        case 4 -> "{}";
                        default ->
                            "{" + sku + "\"n\":" + quantity + "," + space() + "\"more\":" + value(3) + space() + "}";
                    });
        }
        return records;
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> of(STRINGS);
            case 1 -> of(NUMBERS);
            case 2 -> of(List.of("true", "false", "null"));
            case 3 -> "[" + value(depth - 1) + space() + "," + value(depth - 1) + "]";
            default -> "{" + space() + "\"a]\":" + value(depth - 1) + ",\"b}\":" + space() + value(depth - 1) + "}";
        };
    }

    /** A document that holds records, some of them left out, all in another order. */
    String document(List<String> records) {
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        List<String> some = shuffled.subList(0, shuffled.size() - random.nextInt(3));
        String before = random.nextBoolean() ? "" : "\"x\":{\"levels\":[{\"sku\":\"no\"}]},";
        String after = random.nextBoolean() ? "" : ",\"y\":[1,{}]";
        String name = random.nextInt(4) == 0 ? "\"lev\\u0065ls\"" : "\"levels\"";
        return space() + "{" + before + "\"total\":" + some.size() + "," + name + space() + ":" + space() + "["
                + space() + String.join(space() + "," + space(), some) + space() + "]" + after + "}" + space();
    }

    /** Cut off, or with something where it does not belong, or without something. */
    String spoil(String document) {
        int at = random.nextInt(document.length());
        return switch (random.nextInt(4)) {
            case 0 -> document.substring(0, at);
            case 1 -> document.substring(0, at) + document.substring(at + 1);
            case 2 -> document + of(BROKEN);
            default -> document.substring(0, at) + of(BROKEN) + document.substring(at);
        };
    }

    private String space() {
        return of(SPACES);
    }

    private String of(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
