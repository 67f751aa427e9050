package io.milehub.mapping.function.date;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of which every part has a fixed place: a year of four digits, and months, days, hours, minutes and seconds
 * of two. Read without a formatter; what it does not read, a formatter may, or says what is wrong with it.
 */
final class FixedForm {
    private static final int ABSENT = -1;

    private final String pattern;
    private final int year;
    private final int month;
    private final int day;
    private final int hour;
    private final int minute;
    private final int second;

    private FixedForm(String pattern) {
        this.pattern = pattern;
        this.year = pattern.indexOf("uuuu");
        this.month = pattern.indexOf("MM");
        this.day = pattern.indexOf("dd");
        this.hour = pattern.indexOf("HH");
        this.minute = pattern.indexOf("mm");
        this.second = pattern.indexOf("ss");
    }

    /** The form of a pattern, or null where it has parts of another kind. */
    static @Nullable FixedForm of(String pattern) {
        String rest = pattern;
        for (String part : new String[] {"uuuu", "MM", "dd", "HH", "mm", "ss"}) {
            int at = rest.indexOf(part);
            rest = at < 0
                    ? rest
                    : rest.substring(0, at) + "0".repeat(part.length()) + rest.substring(at + part.length());
        }
        FixedForm form = new FixedForm(pattern);
        boolean literal = rest.chars().allMatch(FixedForm::isLiteral);
        boolean time = form.hour != ABSENT || form.minute != ABSENT || form.second != ABSENT;
        boolean whole = form.year != ABSENT && form.month != ABSENT && form.day != ABSENT;
        boolean minutes = form.hour != ABSENT && form.minute != ABSENT;
        return literal && whole && (!time || minutes) ? form : null;
    }

    /** What means only itself in patterns. */
    private static boolean isLiteral(int c) {
        return c == '0' || c == '.' || c == '-' || c == '/' || c == ':' || c == ' ';
    }

    /** The date, at midnight where the form has no time; null where the text is not of the form, or no date. */
    @Nullable
    LocalDateTime read(String text) {
        return text.length() == pattern.length() ? readBut(text, ABSENT, text.length()) : null;
    }

    /**
     * The same of the beginning of a text.
     *
     * @param but where another literal stands than the form's
     */
    @Nullable
    LocalDateTime readBut(String text, int but, int end) {
        for (int i = 0; i < end; i++) {
            char form = pattern.charAt(i);
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (i != but && (isPart(form) ? !digit : c != form)) {
                return null;
            }
        }
        return of(
                100 * two(text, year) + two(text, year + 2),
                two(text, month),
                two(text, day),
                two(text, hour),
                two(text, minute),
                two(text, second));
    }

    /** The date and time of these numbers; null where there is none. */
    static @Nullable LocalDateTime of(int year, int month, int day, int hour, int minute, int second) {
        boolean none = year == 0 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59;
        if (none || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return null;
        }
        return LocalDateTime.of(LocalDate.of(year, month, day), LocalTime.of(hour, minute, second));
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int two(String text, int at) {
        return at < 0 ? 0 : 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }
}
