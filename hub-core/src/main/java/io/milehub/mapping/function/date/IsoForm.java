package io.milehub.mapping.function.date;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The writing of ISO 8601 that most feeds have, {@code 2026-03-01T10:00:00+01:00}, read without a formatter. */
public final class IsoForm {
    private static final int SECONDS_END = 19;
    private static final int OFFSET_CHARS = 6;
    private static final int OFFSET_HOURS_MAX = 17;
    private static final FixedForm LOCAL = fixed();

    private IsoForm() {}

    private static FixedForm fixed() {
        FixedForm form = FixedForm.of("uuuu-MM-dd HH:mm:ss");
        if (form == null) {
            throw new IllegalStateException("A pattern of fixed parts");
        }
        return form;
    }

    /** The instant; null where the text is another writing, or none. */
    public static @Nullable Instant read(String text) {
        int offset = text.length() - SECONDS_END;
        if ((offset != 1 && offset != OFFSET_CHARS) || text.charAt(10) != 'T') {
            return null;
        }
        int seconds = offset == 1 ? utc(text.charAt(SECONDS_END)) : offset(text);
        LocalDateTime local = seconds == Integer.MIN_VALUE ? null : LOCAL.readBut(text, 10, SECONDS_END);
        return local == null ? null : Instant.ofEpochSecond(local.toEpochSecond(ZoneOffset.UTC) - seconds);
    }

    private static int utc(char z) {
        return z == 'Z' ? 0 : Integer.MIN_VALUE;
    }

    /** In seconds; {@link Integer#MIN_VALUE} where it is none. */
    private static int offset(String text) {
        char sign = text.charAt(SECONDS_END);
        int hours = number(text, SECONDS_END + 1);
        int minutes = number(text, SECONDS_END + 4);
        boolean good = (sign == '+' || sign == '-')
                && text.charAt(SECONDS_END + 3) == ':'
                && hours >= 0
                && hours <= OFFSET_HOURS_MAX
                && minutes >= 0
                && minutes <= 59;
        int seconds = 60 * (60 * hours + minutes);
        return good ? (sign == '-' ? -seconds : seconds) : Integer.MIN_VALUE;
    }

    private static int number(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
