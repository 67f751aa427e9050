package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads local dates and times; a feed that repeats one instant in every row pays for it once. */
final class DateFunction {
    private static final int FORMATS_MAX = 64;

    private final ConcurrentMap<String, DateTimeFormatter> formats = new ConcurrentHashMap<>();
    private volatile Last last = new Last("", "", "", TextNode.valueOf(""));

    TradeFunction definition() {
        return new TradeFunction(
                "date(value, format, zone)",
                3,
                3,
                "The instant that a local date or time is in a zone, as ISO text in UTC. `format` is a"
                        + " pattern of Java's"
                        + " `DateTimeFormatter`, with `uuuu` for the year; a date alone means its first moment.",
                "date(\"01.03.2026 10:00:00\", \"dd.MM.uuuu HH:mm:ss\", \"Europe/Berlin\")",
                "\"2026-03-01T09:00:00Z\"",
                arguments -> date(Values.text(arguments[0]), Values.text(arguments[1]), Values.text(arguments[2])));
    }

    private JsonNode date(@Nullable String text, @Nullable String format, @Nullable String zone) {
        if (text == null) {
            return NullNode.instance;
        }
        if (format == null || zone == null) {
            throw new FieldRefused("date-unparseable", "date needs a format and a zone.");
        }
        Last before = last;
        if (before.text.equals(text) && before.format.equals(format) && before.zone.equals(zone)) {
            return before.instant;
        }
        TextNode instant = TextNode.valueOf(parse(text, format, zone).toString());
        last = new Last(text, format, zone, instant);
        return instant;
    }

    /** A time that the clocks skip is read as if they had not yet been moved, one that they repeat as the first. */
    private Instant parse(String text, String format, String zone) {
        try {
            ZoneId zoneId = ZoneId.of(zone);
            TemporalAccessor parsed =
                    formatter(format).parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof ZonedDateTime zoned) {
                return zoned.toInstant();
            }
            return parsed instanceof LocalDateTime local
                    ? local.atZone(zoneId).toInstant()
                    : LocalDate.from(parsed).atStartOfDay(zoneId).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new FieldRefused(
                    "date-unparseable", FieldRefused.quote(text) + " is no date of the form " + format + ".");
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new FieldRefused("date-unparseable", "date: " + wrong.getMessage() + ".");
        }
    }

    private DateTimeFormatter formatter(String format) {
        if (formats.size() > FORMATS_MAX) {
            formats.clear();
        }
        return formats.computeIfAbsent(
                format,
                pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
    }

    private record Last(String text, String format, String zone, TextNode instant) {}
}
