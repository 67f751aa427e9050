package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.canonical.Murmur128;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.Recogniser;

/** Recognises records by their bytes. */
final class WrittenRecords implements Recogniser {
    private static final NullNode NONE = NullNode.instance;

    private final RecordHash hash;
    private final KnownRecords known;
    private Element around = new Element(NONE, NONE, NONE, NONE, NONE, null);
    private byte[] table = {};

    WrittenRecords(RecordHash hash, KnownRecords known) {
        this.hash = hash;
        this.known = known;
    }

    @Override
    public void in(JsonNode root) {
        around = new Element(NONE, root, NONE, root, NONE, null);
    }

    @Override
    public void rowsOf(String rows) {
        table = new Murmur128().chars(rows).hash();
    }

    @Override
    public byte[] hash(byte[] bytes, int from, int length) {
        return hash.of(bytes, from, length, around);
    }

    @Override
    public byte[] hashOfRow(int number, byte[] bytes, int from, int length) {
        return hash.ofRow(table, number, bytes, from, length);
    }

    @Override
    public boolean recognises(byte[] written) {
        return known.recognises(written);
    }
}
