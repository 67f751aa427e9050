package io.milehub.mapping.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What can be fuzzed. The first byte of an input says in which of the format's ways the rest is read. */
enum Format {
    JSON(Ways::json),
    NDJSON(Ways::ndjson),
    CSV(Ways::csv),
    TSV(Ways::tsv),
    XML(Ways::xml),
    EDIFACT(Ways::edifact),
    X12(Ways::x12),
    GZIP(Ways::gzip),
    ZIP(Ways::zip),
    MAPPING(Ways::mapping);

    @SuppressWarnings("ImmutableEnumChecker") // References to methods without a state.
    private final Supplier<List<Way>> ways;

    Format(Supplier<List<Way>> ways) {
        this.ways = ways;
    }

    static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }

    List<Way> ways() {
        return ways.get();
    }

    /** As options and folders say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way wayOf(List<Way> ways, byte[] input) {
        return ways.get(input.length == 0 ? 0 : (input[0] & 0xff) % ways.size());
    }

    static byte[] bodyOf(byte[] input) {
        return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    }

    static byte[] input(int way, byte[] body) {
        byte[] input = new byte[body.length + 1];
        input[0] = (byte) way;
        System.arraycopy(body, 0, input, 1, body.length);
        return input;
    }
}
