package io.milehub.mapping.function.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read without a formatter is what the JDK's formatter reads; what it refuses is not read. */
class FixedFormTest {
    private static final int TEXTS = 20_000;

    @Test
    void a_pattern_of_fixed_parts_reads_what_its_formatter_reads() {
        for (String pattern : List.of("uuuu-MM-dd HH:mm:ss", "dd.MM.uuuu HH:mm", "uuuuMMddHHmmss", "MM/dd/uuuu")) {
            FixedForm form = form(pattern);
            DateTimeFormatter formatter =
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
            String well = formatter.format(LocalDateTime.of(2024, 2, 28, 23, 59, 58));
            Random random = new Random(7);
            int good = 0;
            for (int i = 0; i < TEXTS; i++) {
                String text = mutated(well, random);
                LocalDateTime read = form.read(text);
                good += read == null ? 0 : 1;
                if (read != null) {
                    assertThat(read).as(text).isEqualTo(parsed(formatter, text));
                } else if (text.length() == pattern.length() && !text.contains("0000")) {
                    assertThat(parsed(formatter, text)).as(text).isNull();
                }
            }
            assertThat(good).as(pattern).isGreaterThan(TEXTS / 10);
        }
    }

    @Test
    void iso_with_an_offset_reads_what_the_jdk_reads() {
        Random random = new Random(8);
        int good = 0;
        for (String well : List.of("2024-02-29T23:59:58Z", "2026-12-31T00:00:00+01:00", "1999-10-10T10:10:10-09:30")) {
            for (int i = 0; i < TEXTS; i++) {
                String text = mutated(well, random);
                Instant read = IsoForm.read(text);
                if (read != null) {
                    good++;
                    assertThat(read)
                            .as(text)
                            .isEqualTo(OffsetDateTime.parse(text).toInstant());
                }
            }
        }
        assertThat(good).isGreaterThan(TEXTS / 4);
        assertThat(IsoForm.read("2026-03-01T10:00:00")).isNull();
        assertThat(IsoForm.read("2026-02-29T10:00:00Z")).isNull();
        assertThat(IsoForm.read("2026-03-01T10:00:00+99:00")).isNull();
        assertThat(IsoForm.read("2026-03-01 10:00:00Z")).isNull();
    }

    @Test
    void other_patterns_are_left_to_a_formatter() {
        for (String pattern : List.of(
                "d.M.uuuu",
                "dd MMM uuuu",
                "uu-MM-dd",
                "uuuuu-MM-dd",
                "uuuu-MM-dd'T'HH:mm",
                "HH:mm",
                "uuuu-MM-ddXXX",
                "uuuu-DDD",
                "uuuu-MM-dd HH",
                "yyyy-MM-dd",
                "iso",
                "epoch")) {
            assertThat(FixedForm.of(pattern)).as(pattern).isNull();
        }
    }

    private static FixedForm form(String pattern) {
        return Objects.requireNonNull(FixedForm.of(pattern), pattern);
    }

    private static @Nullable LocalDateTime parsed(DateTimeFormatter formatter, String text) {
        try {
            return formatter.parseBest(text, LocalDateTime::from, LocalDate::from) instanceof LocalDateTime moment
                    ? moment
                    : LocalDate.parse(text, formatter).atStartOfDay();
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated.setCharAt(random.nextInt(text.length()), "0123456789.:-+TZ ".charAt(random.nextInt(17)));
        }
        return mutated.toString();
    }
}
