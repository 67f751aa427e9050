package io.milehub.mapping.function.date;

import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which dates are written: ISO 8601, RFC 822, the codes of UN/EDIFACT's data element 2379 and X12's 1250,
 * and patterns of Java.
 */
final class DateForms {
    static final String ISO = "iso";
    static final String RFC822 = "rfc822";
    static final String EPOCH = "epoch";
    static final String EPOCH_MS = "epoch_ms";

    private static final int FORMATS_MAX = 64;
    private static final int CENTURY = 2_000;
    private static final int RFC822_FIRST_YEAR = 1_950;

    private static final DateTimeFormatter ISO_READER = strict(anyCase()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd());

    private static final DateTimeFormatter ISO_BASIC_READER = strict(anyCase()
            .appendValue(YEAR, 4)
            .appendPattern("MMdd")
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HHmm[ss][XX][X]")
            .optionalEnd());

    private static final DateTimeFormatter RFC822_READER =
            strict(anyCase().appendPattern("[EEE, ]d MMM uuuu HH:mm[:ss] XX"));

    /** Years of two digits are RFC 822's own; by RFC 5322, section 4.3, they are those from 1950 on. */
    private static final DateTimeFormatter RFC822_SHORT_READER = strict(anyCase()
            .appendPattern("[EEE, ]d MMM ")
            .appendValueReduced(YEAR, 2, 2, RFC822_FIRST_YEAR)
            .appendPattern(" HH:mm[:ss] XX"));

    private static final Pattern SHORT_YEAR = Pattern.compile(" [0-9]{2} [0-9]{2}:");

    /** Years of two digits are those from 2000 on. */
    private static final Map<String, DateTimeFormatter> CODED = Map.ofEntries(
            Map.entry("101", shortYear("MMdd")),
            Map.entry("D6", shortYear("MMdd")),
            Map.entry("102", longYear("MMdd")),
            Map.entry("D8", longYear("MMdd")),
            Map.entry("201", shortYear("MMddHHmm")),
            Map.entry("202", shortYear("MMddHHmmss")),
            Map.entry("203", longYear("MMddHHmm")),
            Map.entry("DT", longYear("MMddHHmm")),
            Map.entry("204", longYear("MMddHHmmss")),
            Map.entry("205", longYear("MMddHHmmXX")),
            Map.entry("303", longYear("MMddHHmmz")),
            Map.entry("304", longYear("MMddHHmmssz")));

    /** Codes of forms that have nothing but parts of fixed length. */
    private static final Map<String, String> PATTERNS_OF_CODES = Map.of(
            "102", "uuuuMMdd",
            "D8", "uuuuMMdd",
            "203", "uuuuMMddHHmm",
            "DT", "uuuuMMddHHmm",
            "204", "uuuuMMddHHmmss");

    private static final ZonedDateTime SAMPLE =
            ZonedDateTime.of(LocalDateTime.of(2026, 11, 23, 21, 45, 56), ZoneId.of("Europe/Rome"));

    private static final ConcurrentMap<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    /** Those that are read without a formatter; a fixed number of codes, and as many patterns as there are readers. */
    private static final ConcurrentMap<String, Optional<FixedForm>> FIXED = new ConcurrentHashMap<>();

    private DateForms() {}

    /** The date and time of a form of fixed parts; null where only a formatter can tell. */
    static @Nullable LocalDateTime local(String form, String text) {
        Optional<FixedForm> fixed = FIXED.get(form);
        if (fixed == null) {
            if (FIXED.size() > FORMATS_MAX) {
                FIXED.clear();
            }
            fixed = Optional.ofNullable(FixedForm.of(PATTERNS_OF_CODES.getOrDefault(form, form)));
            FIXED.put(form, fixed);
        }
        return fixed.isEmpty() ? null : fixed.get().read(text);
    }

    /** Whether a form counts seconds or milliseconds since 1970. */
    static boolean isEpoch(String form) {
        return form.equals(EPOCH) || form.equals(EPOCH_MS);
    }

    /**
     * The reader of a form.
     *
     * @throws IllegalArgumentException if it is neither known nor a pattern
     */
    static DateTimeFormatter reader(String form, String text) {
        if (form.equals(ISO)) {
            return text.length() > 4 && text.charAt(4) == '-' ? ISO_READER : ISO_BASIC_READER;
        }
        if (form.equals(RFC822)) {
            return SHORT_YEAR.matcher(text).find() ? RFC822_SHORT_READER : RFC822_READER;
        }
        DateTimeFormatter coded = CODED.get(form);
        if (coded != null) {
            return coded;
        }
        if (PATTERNS.size() > FORMATS_MAX) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(form, pattern -> strict(anyCase().appendPattern(pattern)));
    }

    /**
     * Why a pattern cannot say a moment: written in it, a moment does not come back. So it is with {@code yyyy}, a year
     * of an era that no feed names, with minutes for months, and with hours of half a day without the half.
     *
     * @return what is wrong, or null
     * @throws IllegalArgumentException if it is no pattern
     */
    static @Nullable String faultOf(String form) {
        DateTimeFormatter reader = reader(form, "");
        if (form.equals(ISO) || form.equals(RFC822) || CODED.containsKey(form)) {
            return null;
        }
        try {
            String written = reader.format(SAMPLE);
            TemporalAccessor read =
                    reader.parseBest(written, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            boolean comesBack = reader.format(
                            read instanceof LocalDateTime local ? local.atZone(SAMPLE.getZone()) : read)
                    .equals(written);
            return comesBack ? null : "it is written " + written + ", which is read as another";
        } catch (DateTimeException notRead) {
            boolean era = form.indexOf('y') >= 0 && form.indexOf('G') < 0;
            boolean half = form.indexOf('h') >= 0 && form.indexOf('a') < 0;
            return era
                    ? "write the year as uuuu"
                    : half ? "write hours as HH, or a for AM and PM" : "it says no whole day";
        }
    }

    private static DateTimeFormatter longYear(String rest) {
        return strict(anyCase().appendValue(YEAR, 4).appendPattern(rest));
    }

    private static DateTimeFormatter shortYear(String rest) {
        return strict(anyCase().appendValueReduced(YEAR, 2, 2, CENTURY).appendPattern(rest));
    }

    /** Whether names are written in capitals says nothing; what is appended before this is said would be strict. */
    private static DateTimeFormatterBuilder anyCase() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive();
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
