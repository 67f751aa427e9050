package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** Makes objects with room for as many members as the one before had at the same depth, so that none has to grow. */
public final class RoomyObjects {
    private static final int ROOM_MAX = 96;
    private static final int ROOM_FIRST = 8;

    private final int[] members = new int[Decoder.DEPTH_MAX + 2];

    public RoomyObjects() {
        Arrays.fill(members, ROOM_FIRST);
    }

    /** An empty object. */
    public ObjectNode begin(int depth) {
        return of(members[depth]);
    }

    /** An object of this depth is complete. */
    public void end(int depth, ObjectNode object) {
        members[depth] = Math.min(object.size(), ROOM_MAX);
    }

    /** An empty object with room for so many members. */
    public static ObjectNode of(int members) {
        return new ObjectNode(JsonNodeFactory.instance, LinkedHashMap.newLinkedHashMap(members));
    }
}
