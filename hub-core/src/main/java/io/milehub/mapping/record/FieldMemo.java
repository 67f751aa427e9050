package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.language.FieldExpression;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one field was read as in the records before of one body: a feed says the same brand, colour and country of many
 * pieces, and all of a style of each of its sizes. An expression gives the same for the same inputs, be it a value,
 * nothing or a refusal. What told of a key that a lookup table lacks is worked out each time, so that each is counted.
 * Where inputs seldom come again, as numbers of pieces do, the memo gives itself up. Not safe for many threads.
 */
final class FieldMemo implements FieldReading.Source {
    /** A power of two, so that a hash says the place; what comes to a place that is taken replaces what is there. */
    static final int PLACES = 256;
    /** Of the inputs that are held at one time; before there are more, all are forgotten. */
    static final int CHARS_MAX = 64 * 1024;
    /** After each so many records it is asked whether half of them were known. */
    static final int TRIAL_RECORDS = 1_024;
    /** So many records are read before any is remembered, which would not pay for a short body. */
    static final int FIRST_RECORDS = 16;

    private static final int LIST_MAX = 16;
    private static final int NO_TEXT = -1;
    /** Decoders read numbers of at most a thousand digits, and bound their exponents. */
    private static final int NUMBER_LENGTH = 16;

    private final FieldExpression[] inputs;
    private final @Nullable Drift drift;
    private @Nullable Entry[] entries = {};
    /** Sizes of one style follow each other. */
    private @Nullable Entry last;

    private int chars;
    private int records;
    private int known;
    private boolean givenUp;

    /** @param drift who counts the keys that lookup tables lack, if anybody does */
    FieldMemo(List<FieldExpression> inputs, @Nullable Drift drift) {
        this.inputs = inputs.stream().map(FieldExpression::ofOneBody).toArray(FieldExpression[]::new);
        this.drift = drift;
    }

    @Override
    public @Nullable Object read(FieldPlan field, Element element) {
        if (givenUp || !pays()) {
            return FieldReading.read(field, element);
        }
        Entry before = last;
        if (before != null && isOf(before, element)) {
            known++;
            return before.get();
        }
        JsonNode[] now = inputs(element);
        int length = length(now);
        if (length < 0) {
            return FieldReading.read(field, element);
        }
        int place = place(now);
        Entry entry = entries[place];
        if (entry != null && same(entry.inputs, now)) {
            known++;
            last = entry;
            return entry.get();
        }
        long missed = missed();
        Entry read = read(field, element, now, length);
        if (missed == missed()) {
            keep(place, read);
        }
        return read.get();
    }

    /** Whether it is worth while to look for the next record. */
    private boolean pays() {
        if (++records == FIRST_RECORDS) {
            entries = new @Nullable Entry[PLACES];
        } else if (records > TRIAL_RECORDS) {
            givenUp = 2 * known < records;
            entries = givenUp ? new @Nullable Entry[0] : entries;
            records = FIRST_RECORDS;
            known = 0;
        }
        return entries.length > 0;
    }

    /** Whether the inputs of an element are the very nodes that an entry is of. */
    @SuppressWarnings("ReferenceEquality") // Decoders often give the very nodes of the record before.
    private boolean isOf(Entry entry, Element element) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].of(element) != entry.inputs[i]) {
                return false;
            }
        }
        return true;
    }

    private JsonNode[] inputs(Element element) {
        JsonNode[] now = new JsonNode[inputs.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = inputs[i].of(element);
        }
        return now;
    }

    /** The length of the texts of the inputs, or less than nothing if one is no text. */
    private static int length(JsonNode[] now) {
        int length = 0;
        for (JsonNode input : now) {
            int more = length(input);
            if (more < 0) {
                return NO_TEXT;
            }
            length += more;
        }
        return length <= CHARS_MAX ? length : NO_TEXT;
    }

    /** Of what is compared at little cost: texts, plain numbers, nothing, and short lists of texts. */
    private static int length(JsonNode input) {
        return switch (input.getNodeType()) {
            case STRING -> input.textValue().length();
            case NULL, BOOLEAN -> 0;
            case NUMBER -> input.isBigInteger() ? NO_TEXT : NUMBER_LENGTH;
            case ARRAY -> input.size() > LIST_MAX ? NO_TEXT : ofList(input);
            default -> NO_TEXT;
        };
    }

    private static int ofList(JsonNode list) {
        int length = 0;
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual()) {
                return NO_TEXT;
            }
            length += list.get(i).textValue().length();
        }
        return length;
    }

    /** Jackson takes 1.0 and 1.00 for equal, which are written differently. */
    @SuppressWarnings("BigDecimalEquals") // The scale is what tells them apart.
    private static boolean same(JsonNode[] before, JsonNode[] now) {
        for (int i = 0; i < now.length; i++) {
            JsonNode one = before[i];
            JsonNode other = now[i];
            if (!one.equals(other) || (one.isBigDecimal() && !one.decimalValue().equals(other.decimalValue()))) {
                return false;
            }
        }
        return true;
    }

    private static int place(JsonNode[] now) {
        int hash = 0;
        for (JsonNode input : now) {
            hash = 31 * hash + input.hashCode();
        }
        hash ^= hash >>> 16;
        return (hash ^ hash >>> 8) & (PLACES - 1);
    }

    private long missed() {
        return drift == null ? 0 : drift.missed();
    }

    private static Entry read(FieldPlan field, Element element, JsonNode[] now, int length) {
        // A list around the records may grow between them.
        Arrays.setAll(now, i -> now[i].isArray() ? now[i].deepCopy() : now[i]);
        try {
            return new Entry(now, length, FieldReading.read(field, element), null);
        } catch (FieldRefused refused) {
            return new Entry(now, length, null, refused);
        }
    }

    private void keep(int place, Entry entry) {
        if (chars + entry.length > CHARS_MAX) {
            Arrays.fill(entries, null);
            chars = 0;
        }
        Entry before = entries[place];
        chars += entry.length - (before == null ? 0 : before.length);
        entries[place] = entry;
        last = entry;
    }

    /** Whether it has found that it does not pay. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** The lengths of all texts that are held as inputs. */
    int charsHeld() {
        return chars;
    }

    /** What a field was read as: a value, nothing, or a refusal. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Entry(
            JsonNode[] inputs,
            int length,
            @Nullable Object value,
            @Nullable FieldRefused refused) {
        @Nullable
        Object get() {
            if (refused != null) {
                throw refused;
            }
            return value;
        }
    }
}
