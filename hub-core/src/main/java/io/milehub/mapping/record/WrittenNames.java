package io.milehub.mapping.record;

import io.milehub.canonical.Murmur128;
import io.milehub.mapping.decode.csv.CsvDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hash of the names of a record's members in their order, which is made once for all records that have those of the
 * one before. Not safe for many threads.
 */
final class WrittenNames {
    private static final int PLACES_USUAL = 64;

    private final boolean row;
    private final Murmur128 written = new Murmur128();
    private @Nullable String[] names = new @Nullable String[PLACES_USUAL];
    private boolean[] counted = new boolean[PLACES_USUAL];
    private byte[] hash = {};
    private int count;
    private int next;
    private boolean same;

    /** @param row whether the number of a row counts */
    WrittenNames(boolean row) {
        this.row = row;
    }

    /** Another record begins. */
    void begin() {
        next = 0;
        same = true;
    }

    /** Takes the name of the next member, and returns its place. */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Decoders hold each name once; others are just slower.
    int next(String name) {
        int place = next++;
        if (place == names.length) {
            names = Arrays.copyOf(names, 2 * place);
            counted = Arrays.copyOf(counted, 2 * place);
        }
        if (names[place] != name) {
            same = false;
            names[place] = name;
            counted[place] = row || !name.equals(CsvDecoder.ROW);
        }
        return place;
    }

    /** Whether the member at a place counts. */
    boolean counts(int place) {
        return counted[place];
    }

    /** The hash of the names that were taken and count. */
    byte[] hash() {
        if (!same || count != next || hash.length == 0) {
            written.clear();
            for (int place = 0; place < next; place++) {
                String name = names[place];
                if (name != null && counted[place]) {
                    written.chars(name);
                }
            }
            hash = written.hash();
            count = next;
        }
        return hash;
    }
}
