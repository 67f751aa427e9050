package io.milehub.mapping.drift;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where bodies and their mapping no longer fit.
 *
 * @param records how many records were mapped, refused or skipped; those that were recognised are not among them
 * @param looked at how many of them it was looked which fields they have; all counts of records are among these
 * @param placesLeftOut whether bodies had more places than are told apart, so that {@code unread} may lack some
 * @param unread what no expression reads, in the order of first sight
 * @param neverThere what expressions read and no body had
 * @param missed keys that lookup tables lack
 * @param dropped values that were left out by {@code onError} or {@code onType}, and not refused
 * @param places every place that was seen, whether read or not
 */
public record DriftReport(
        long records,
        long looked,
        boolean placesLeftOut,
        List<Seen> unread,
        List<NeverThere> neverThere,
        List<Missed> missed,
        List<Dropped> dropped,
        List<Seen> places) {
    public DriftReport {
        unread = List.copyOf(unread);
        neverThere = List.copyOf(neverThere);
        missed = List.copyOf(missed);
        dropped = List.copyOf(dropped);
        places = List.copyOf(places);
    }

    /**
     * A place of the bodies.
     *
     * @param path as an expression writes it, {@code .media[].url}, {@code $parent.name.en}
     * @param read whether an expression reads it or a place that it is part of
     * @param there in how many records it stood, also as null, blank or empty. Of what surrounds records: in how many
     *     of their parents or bodies
     * @param told in how many it was neither
     * @param types everything that stood there
     * @param example of it, or of something below it
     */
    public record Seen(
            String path,
            boolean read,
            long there,
            long told,
            Set<JsonType> types,
            @Nullable String example) {}

    /** In which way something is not there. */
    public enum Absence {
        /** No body has the place. */
        ABSENT,
        /** It stands there, and is null, blank or empty in every one. */
        BLANK,
        /** It stands after the records, where no record can read it. */
        AFTER_RECORDS
    }

    /**
     * A place that expressions read in vain.
     *
     * @param uses the fields and rules that read it
     * @param line of the mapping file at which the first of these stands
     */
    public record NeverThere(String path, Absence absence, List<String> uses, int line) {
        public NeverThere {
            uses = List.copyOf(uses);
        }
    }

    /**
     * Keys that a lookup table lacks, whatever became of the records.
     *
     * @param times how often it was asked for a key that it lacks
     * @param keys the first of them with how often each was asked for
     * @param keysLeftOut whether there were more keys
     */
    public record Missed(String table, long times, List<Key> keys, boolean keysLeftOut) {
        public Missed {
            keys = List.copyOf(keys);
        }

        /** A key that is not in its table. */
        public record Key(String key, long times) {}
    }

    /**
     * Values that were left out of their records.
     *
     * @param code why, as it would have been refused
     * @param example the detail of the first
     */
    public record Dropped(String field, String code, long records, String example) {}
}
