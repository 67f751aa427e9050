package io.milehub.intake.stage;

import io.milehub.canonical.Item;
import io.milehub.canonical.Murmur128;
import io.milehub.database.ScratchTable;
import io.milehub.intake.copy.CopyLane;
import io.milehub.intake.copy.CopyText;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the items of a run say of their products. Sizes of one style say the same, so it is staged apart, in
 * {@code stage_content}, and once as far as a bounded memory of what was staged goes.
 */
final class Contents {
    /** Of one id there may be several rows, all the same. */
    static final ScratchTable TABLE = ScratchTable.of("stage_content", "content jsonb, content_id uuid");

    private static final String COPY = "copy stage_content from stdin";
    private static final int WRITE_BYTES = 1 << 20;
    private static final int KNOWN_MAX = 1 << 16;

    private final CopyLane items;
    private final CopyLane lane;
    private final Murmur128 digest = new Murmur128();
    private final String source;
    private final Set<UUID> known = new HashSet<>();

    /** @param items the lane of the items, suspended while contents are written */
    Contents(Connection connection, CopyLane items, String source) {
        this.items = items;
        this.lane = new CopyLane(connection, COPY);
        this.source = source;
    }

    /** The id of what the item says, which is staged. Sources do not share contents, so none can pass for another. */
    byte[] id(Item item) {
        CopyText text = lane.text();
        int begin = text.length();
        json(text.field(), item);
        byte[] id = digest.clear()
                .chars(source)
                .octets(text.bytes(), begin, text.length() - begin)
                .hash();
        if (isKnown(id)) {
            text.cutTo(begin);
            return id;
        }
        text.uuid(id).endRow();
        if (text.length() >= WRITE_BYTES) {
            flush();
        }
        return id;
    }

    /** Writes what is still held back. */
    void flush() {
        items.suspend();
        lane.suspend();
    }

    private boolean isKnown(byte[] id) {
        if (known.size() == KNOWN_MAX) {
            known.clear();
        }
        ByteBuffer longs = ByteBuffer.wrap(id);
        return !known.add(new UUID(longs.getLong(), longs.getLong()));
    }

    private static void json(CopyText json, Item item) {
        json.raw("{\"title\":");
        texts(json, item.title());
        json.raw(",\"description\":");
        texts(json, item.description());
        optional(json, ",\"category\":", item.category());
        optional(json, ",\"season\":", item.season());
        optional(json, ",\"composition\":", item.composition());
        optional(json, ",\"origin\":", item.origin());
        optional(json, ",\"hsCode\":", item.hsCode());
        json.raw(",\"images\":");
        images(json, item.images());
        json.raw("}");
    }

    private static void texts(CopyText json, Map<String, String> texts) {
        String separator = "{";
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            json.raw(separator).jsonString(entry.getKey()).raw(":").jsonString(entry.getValue());
            separator = ",";
        }
        json.raw(texts.isEmpty() ? "{}" : "}");
    }

    private static void optional(CopyText json, String name, @Nullable String value) {
        if (value != null) {
            json.raw(name).jsonString(value);
        }
    }

    private static void images(CopyText json, List<String> images) {
        String separator = "[";
        for (String image : images) {
            json.raw(separator).jsonString(image);
            separator = ",";
        }
        json.raw(images.isEmpty() ? "[]" : "]");
    }
}
