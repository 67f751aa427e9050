package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.Murmur128;
import java.util.Arrays;

/**
 * The hashes of the values of a record's members. Decoders give what is written as in the record before as the very
 * same node, which is then not hashed again. Not safe for many threads.
 */
final class MemberHashes {
    private static final int PLACES_MAX = 256;
    /** No other value is written with this letter first. */
    private static final char TEXT = 's';

    private final Murmur128 one = new Murmur128();
    private final TreeWriting tree = new TreeWriting(one);
    private final JsonNode[] last = new JsonNode[PLACES_MAX];
    private final byte[] hashes = new byte[PLACES_MAX * Murmur128.BYTES];
    private final byte[] beyond = new byte[Murmur128.BYTES];

    MemberHashes() {
        Arrays.fill(last, MissingNode.getInstance());
    }

    /** Writes the hash of the value at a place. */
    @SuppressWarnings("ReferenceEquality") // This very node is meant; to compare content would cost what is saved.
    void write(int place, JsonNode value, Murmur128 to) {
        if (place >= PLACES_MAX) {
            hash(value, beyond, 0);
            to.octets(beyond);
            return;
        }
        int at = place * Murmur128.BYTES;
        if (value != last[place]) {
            hash(value, hashes, at);
            // What holds others may be given other ones, and be the same.
            last[place] = value.isValueNode() ? value : MissingNode.getInstance();
        }
        to.octets(hashes, at, Murmur128.BYTES);
    }

    private void hash(JsonNode value, byte[] into, int at) {
        one.clear();
        if (value instanceof TextNode text) {
            one.octet(TEXT).chars(text.textValue());
        } else {
            tree.value(value);
        }
        one.hash(into, at);
    }
}
