package io.milehub.intake.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What must stand after all deliveries, worked out without any order of arrival: of a key the latest word counts; it is
 * gone if a whole snapshot of a later moment lacked it.
 */
final class Reference {
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\"(?:quantity|amount)\":\"?([0-9]+)");

    private Reference() {}

    /** One line a live key, sorted: as {@link TraceShop#standing} reads it from the tables. */
    static List<String> of(Trace trace) {
        Map<String, Word> latest = new TreeMap<>();
        Map<String, Instant> lackedAt = new TreeMap<>();
        Comparator<Word> order = Comparator.comparingLong(Word::version).thenComparing(Word::moment);
        for (Word word : trace.words) {
            if (word.value() == null) {
                lackedAt.merge(word.key(), word.moment(), (a, b) -> a.isAfter(b) ? a : b);
            } else {
                latest.merge(word.key(), word, (a, b) -> order.compare(a, b) >= 0 ? a : b);
            }
        }
        List<String> standing = new ArrayList<>();
        latest.forEach((key, word) -> {
            Instant lacked = lackedAt.get(key);
            if (lacked == null || !lacked.isAfter(word.moment())) {
                standing.add(key + " " + shown(key, String.valueOf(word.value())));
            }
        });
        return standing.stream().sorted().toList();
    }

    private static String shown(String key, String value) {
        var match = (Trace.kind(key) == Parcel.Kind.ITEM ? TITLE : NUMBER).matcher(value);
        if (!match.find()) {
            throw new IllegalStateException("no value in " + value);
        }
        return match.group(1);
    }
}
