package io.milehub.mapping.fuzz;

import java.util.List;

/**
 * What Jazzer calls with inputs that it makes of those which reached something new. Jazzer finds it by its name and the
 * names of its methods, in a process of its own ({@link FuzzProcess}).
 */
public final class FuzzTarget {
    static final String FORMAT = "milehub.fuzz.format";
    static final String SOWN = "milehub.fuzz.sown";

    private static List<Way> ways = List.of();

    private FuzzTarget() {}

    public static void fuzzerInitialize() {
        ways = Format.of(System.getProperty(FORMAT, "json")).ways();
        String sown = System.getProperty(SOWN);
        if (sown != null) {
            ways = ways.stream().map(SownBug.valueOf(sown)::in).toList();
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Format.wayOf(ways, input).judge(Format.bodyOf(input));
    }
}
