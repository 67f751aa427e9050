package io.milehub.mapping.record;

import io.milehub.canonical.Murmur128;
import org.jspecify.annotations.Nullable;

/** Names of members as a hash takes them, by their places: most records have those of the one before. */
final class WrittenNames {
    private static final int PLACES = 256;
    private static final int CHARS_MAX = 256;

    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final byte[][] written = new byte[PLACES][];

    /** @param place of the member in its object */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // Decoders hold each name once.
    void write(Murmur128 to, int place, String name) {
        if (place < PLACES && names[place] == name) {
            to.octets(written[place]);
            return;
        }
        int from = to.length();
        TreeWriting.name(to, name);
        if (place < PLACES && name.length() <= CHARS_MAX) {
            names[place] = name;
            written[place] = to.since(from);
        }
    }
}
