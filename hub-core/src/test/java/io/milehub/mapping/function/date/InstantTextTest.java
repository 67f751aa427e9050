package io.milehub.mapping.function.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An instant is written as the JDK writes it. */
class InstantTextTest {
    @Test
    void whatever_the_instant_its_text_is_that_of_the_jdk() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            long second = random.nextLong(-100_000_000_000L, 400_000_000_000L);
            requireSame(Instant.ofEpochSecond(
                    second - second % (i % 3 == 0 ? 60 : 1), i % 5 == 0 ? random.nextInt(1_000_000_000) : 0));
        }
    }

    @Test
    void years_beyond_four_digits_and_whole_seconds_are_written_too() {
        for (String text : List.of(
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2024-02-29T10:00:00Z",
                "2024-02-29T10:00:01.5Z")) {
            requireSame(Instant.parse(text));
        }
        requireSame(Instant.MIN);
        requireSame(Instant.MAX);
    }

    private static void requireSame(Instant instant) {
        assertThat(new InstantText(instant).textValue()).isEqualTo(instant.toString());
    }
}
