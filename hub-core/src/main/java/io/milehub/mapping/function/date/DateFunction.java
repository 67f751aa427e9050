package io.milehub.mapping.function.date;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.LiteralCheck;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and times; a feed that repeats one instant in every row pays for it once. */
public final class DateFunction {
    /** What Microsoft's JSON serialisers write: milliseconds since 1970, and an offset that only says where. */
    private static final Pattern NET_DATE = Pattern.compile("\\\\?/Date\\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\\)\\\\?/");

    /** Zones by letters, RFC 822 section 5.1. */
    private static final Map<String, String> RFC822_ZONES = Map.of(
            "UT", "+0000", "UTC", "+0000", "GMT", "+0000", "Z", "+0000", "EST", "-0500", "EDT", "-0400", "CST", "-0600",
            "CDT", "-0500", "PST", "-0800", "PDT", "-0700");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** Several threads may see several of them, each whole. */
    private Last last = new Last("", "", "", TextNode.valueOf(""));

    /** The function {@code date}. */
    public TradeFunction definition() {
        return new TradeFunction(
                        "date(value[, form[, zone]])",
                        1,
                        3,
                        "The instant that a date or time is, as ISO text in UTC. `form` is `iso` (as without any),"
                                + " `epoch` or `epoch_ms`, `rfc822`, a code of EDI (`101`, `102`, `201` to `205`,"
                                + " `303`, `304`, `D6`, `D8`, `DT`) or a pattern of Java's `DateTimeFormatter`, with"
                                + " `uuuu` for the year. `/Date(…)/` is read whatever the form. `zone` holds for times"
                                + " that name no offset; without it such are refused. A date alone means its first"
                                + " moment.",
                        "date(\"01.03.2026 10:00:00\", \"dd.MM.uuuu HH:mm:ss\", \"Europe/Berlin\")",
                        "\"2026-03-01T09:00:00Z\"",
                        arguments -> date(Values.textOrDecimal(arguments[0]), text(arguments, 1), text(arguments, 2)))
                .checked(
                        new LiteralCheck(1, DateFunction::faultOfForm), new LiteralCheck(2, DateFunction::faultOfZone));
    }

    private static String text(JsonNode[] arguments, int at) {
        String text = at < arguments.length ? Values.text(arguments[at]) : null;
        return text == null ? "" : text;
    }

    private JsonNode date(@Nullable String text, String form, String zone) {
        if (text == null) {
            return NullNode.instance;
        }
        Last before = last;
        if (before.text.equals(text) && before.form.equals(form) && before.zone.equals(zone)) {
            return before.instant;
        }
        Instant read = instant(text, form.isEmpty() ? DateForms.ISO : form, zone);
        if (read.isAfter(LAST) || read.isBefore(FIRST)) {
            throw new FieldRefused("date-unparseable", FieldRefused.quote(text) + " lies beyond the year 9999.");
        }
        TextNode instant = new InstantText(read);
        last = new Last(text, form, zone, instant);
        return instant;
    }

    private static Instant instant(String text, String form, String zone) {
        Instant plain = form.equals(DateForms.ISO) ? IsoForm.read(text) : null;
        if (plain != null) {
            return plain;
        }
        try {
            LocalDateTime fixed = zone.isEmpty() ? null : DateForms.local(form, text);
            if (fixed != null) {
                return fixed.atZone(ZoneId.of(zone)).toInstant();
            }
            Matcher net = NET_DATE.matcher(text);
            if (net.matches()) {
                return Instant.ofEpochMilli(Long.parseLong(net.group(1)));
            }
            return DateForms.isEpoch(form) ? epoch(text, form) : parse(text, form, zone);
        } catch (DateTimeParseException notADate) {
            throw new FieldRefused(
                    "date-unparseable", FieldRefused.quote(text) + " is no date of the form " + form + ".");
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException wrong) {
            throw new FieldRefused("date-unparseable", "date: " + wrong.getMessage() + ".");
        }
    }

    private static Instant epoch(String text, String form) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new FieldRefused("date-unparseable", FieldRefused.quote(text) + " is no count since 1970.");
        }
        BigDecimal seconds =
                form.equals(DateForms.EPOCH_MS) ? new BigDecimal(text).movePointLeft(3) : new BigDecimal(text);
        BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    /** A time that the clocks skip is read as if they had not yet been moved, one that they repeat as the first. */
    private static Instant parse(String text, String form, String zone) {
        String plain = plain(text, form);
        TemporalAccessor parsed = DateForms.reader(form, plain)
                .parseBest(plain, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (zone.isEmpty()) {
            throw new FieldRefused(
                    "date-unparseable", FieldRefused.quote(text) + " names no offset; give date its zone.");
        }
        return parsed instanceof LocalDateTime local
                ? local.atZone(ZoneId.of(zone)).toInstant()
                : LocalDate.from(parsed).atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    /** A space for the T, a comma for the point and UTC for the Z are common and mean nothing else. */
    private static String plain(String text, String form) {
        if (form.equals(DateForms.ISO)) {
            boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
            String joined = spaced ? text.substring(0, 10) + "T" + text.substring(11) : text;
            String point = joined.replace(',', '.');
            return point.endsWith(" UTC") ? point.substring(0, point.length() - 4) + "Z" : point.replace(" ", "");
        }
        int zone = text.lastIndexOf(' ') + 1;
        String offset = form.equals(DateForms.RFC822) ? RFC822_ZONES.get(text.substring(zone)) : null;
        return offset == null ? text : text.substring(0, zone) + offset;
    }

    private static @Nullable String faultOfForm(String form) {
        if (DateForms.isEpoch(form)) {
            return null;
        }
        try {
            String fault = DateForms.faultOf(form);
            return fault == null
                    ? null
                    : "No moment can be read in the form " + FieldRefused.quote(form) + ": " + fault + ".";
        } catch (IllegalArgumentException wrong) {
            return "This is no form of dates: " + wrong.getMessage() + ".";
        }
    }

    private static @Nullable String faultOfZone(String zone) {
        try {
            var _ = ZoneId.of(zone);
            return null;
        } catch (DateTimeException unknown) {
            return "There is no time zone " + FieldRefused.quote(zone) + ".";
        }
    }

    private record Last(String text, String form, String zone, TextNode instant) {}
}
