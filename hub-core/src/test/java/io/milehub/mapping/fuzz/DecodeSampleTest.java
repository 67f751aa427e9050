package io.milehub.mapping.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the build tries of {@code ./hub drill decode}: the same inputs each time, in a few seconds. */
class DecodeSampleTest {
    private static final long SEED = 20_260_301;
    private static final int MUTATED = 60;
    private static final int SWOLLEN = 1;

    @ParameterizedTest
    @EnumSource
    @Timeout(600)
    void no_body_breaks_a_law(Format format) {
        List<Way> ways = format.ways();
        List<byte[]> seeds = Seeds.of(format);
        for (byte[] seed : seeds) {
            judge(ways, seed);
        }
        Mutations mutations = new Mutations(seeds, Words.of(format), SEED);
        for (int i = 0; i < MUTATED; i++) {
            judge(ways, mutations.next());
        }
        Swelling swelling = new Swelling(seeds, SEED);
        for (int i = 0; i < SWOLLEN; i++) {
            byte[] input = swelling.next();
            Format.wayOf(ways, input).cost(Format.bodyOf(input));
        }
    }

    private static void judge(List<Way> ways, byte[] input) {
        Way way = Format.wayOf(ways, input);
        try {
            way.judge(Format.bodyOf(input));
        } catch (Broken broken) {
            String body = new String(Format.bodyOf(input), StandardCharsets.ISO_8859_1);
            throw new AssertionError(way.name() + "\n" + body + "\n" + broken.getMessage(), broken);
        }
    }
}
