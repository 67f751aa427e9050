package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.canonical.Murmur128;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.Shapes;
import io.milehub.mapping.file.MappingPlan.Reads;

/**
 * The hash of a record as it was decoded, or as it was written, with as much of what surrounds it as its mapping reads:
 * records of one hash are mapped equally. What no expression reads counts as well, and so does the order of members, by
 * which expressions may go: a record that differs only in these is taken for a changed one.
 */
final class RecordHash {
    private static final char ROW = 'r';

    private final Reads reads;
    private final Murmur128 record = new Murmur128();
    private final WrittenNames names;
    private final MemberHashes values = new MemberHashes();
    private final Around parent = new Around();
    private final Around grandparent = new Around();
    private final Around root = new Around();

    private final Shapes.Visitor member = this::member;

    RecordHash(Reads reads) {
        this.reads = reads;
        this.names = new WrittenNames(reads.row());
    }

    /** What surrounds the next elements is not what it was, even where it is the same object. */
    void rootChanged() {
        parent.forget();
        grandparent.forget();
        root.forget();
    }

    byte[] of(Element element) {
        record.clear();
        names.begin();
        Shapes.visit(element.value(), member);
        record.octets(names.hash());
        return with(element);
    }

    /**
     * Of the bytes of an object, which begin with a brace as no tree is written.
     *
     * @param around an element like this one in what surrounds it
     */
    byte[] of(byte[] written, int from, int length, Element around) {
        record.clear().octets(written, from, length);
        return with(around);
    }

    /**
     * Of the bytes of a row, before which stands a letter with which no tree and no object begins.
     *
     * @param table the hash of what says how these bytes are to be read
     * @param number of the row
     */
    byte[] ofRow(byte[] table, int number, byte[] written, int from, int length) {
        record.clear().octet(ROW).octets(table);
        if (reads.row()) {
            record.int32(number);
        }
        return record.octets(written, from, length).hash();
    }

    private void member(String name, JsonNode value) {
        int place = names.next(name);
        if (names.counts(place)) {
            values.write(place, value, record);
        }
    }

    private byte[] with(Element element) {
        if (reads.parent()) {
            record.octets(parent.hash(element.parent()));
        }
        if (reads.grandparent()) {
            record.octets(grandparent.hash(element.grandparent()));
        }
        if (reads.root()) {
            record.octets(root.hash(element.root()));
        }
        return record.hash();
    }

    /** What surrounds many records is hashed once for all of them. */
    private static final class Around {
        private final Murmur128 written = new Murmur128();
        private final TreeWriting tree = new TreeWriting(written);
        private JsonNode of = NullNode.instance;
        private byte[] hash = new byte[Murmur128.BYTES];

        @SuppressWarnings("ReferenceEquality") // To compare the content would take as long as to hash it.
        byte[] hash(JsonNode node) {
            if (node != of) {
                written.clear();
                tree.value(node);
                hash = written.hash();
                of = node;
            }
            return hash;
        }

        void forget() {
            of = NullNode.instance;
        }
    }
}
