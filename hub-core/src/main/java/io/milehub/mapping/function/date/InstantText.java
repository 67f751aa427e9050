package io.milehub.mapping.function.date;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The text of an instant that was read, with the instant itself, so that a field need not read it once more. */
public final class InstantText extends TextNode {
    private static final long serialVersionUID = 1L;

    private static final String FORM = "0000-00-00T00:00:00Z";
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    private final Instant instant;

    InstantText(Instant instant) {
        super(written(instant));
        this.instant = instant;
    }

    /** As {@link Instant#toString}, which goes through a formatter. */
    private static String written(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < YEAR_0 || second >= YEAR_10000 || instant.getNano() != 0) {
            return instant.toString();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        byte[] text = FORM.getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 0, utc.getYear() / 100);
        digits(text, 2, utc.getYear() % 100);
        digits(text, 5, utc.getMonthValue());
        digits(text, 8, utc.getDayOfMonth());
        digits(text, 11, utc.getHour());
        digits(text, 14, utc.getMinute());
        digits(text, 17, utc.getSecond());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    public Instant instant() {
        return instant;
    }
}
