package io.milehub.inventory.stock;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Parts what a COPY gives in the binary format of PostgreSQL ("Binary Format", COPY in its manual) into some rows at a
 * time that another COPY takes: each with the header that the first row came with, and the mark that ends them.
 */
final class BinaryRows {
    private static final int SIGNATURE_AND_FLAGS_BYTES = 15;
    private static final int END_OF_ROWS = -1;

    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private byte[] header = {};
    private int rows;

    /** Adds a message of the COPY: a row, the first with the header before it; the last says that there are no more. */
    void add(byte[] message) {
        int from = 0;
        if (header.length == 0) {
            int extension = ByteBuffer.wrap(message).getInt(SIGNATURE_AND_FLAGS_BYTES);
            from = SIGNATURE_AND_FLAGS_BYTES + Integer.BYTES + extension;
            header = ByteBuffer.allocate(from).put(message, 0, from).array();
        }
        if (from == message.length || ByteBuffer.wrap(message).getShort(from) == END_OF_ROWS) {
            return;
        }
        if (rows == 0) {
            chunk.writeBytes(header);
        }
        chunk.write(message, from, message.length - from);
        rows++;
    }

    /** Rows since the last that were taken. */
    int rows() {
        return rows;
    }

    /** Takes them, as the whole input of a COPY. */
    byte[] taken() {
        chunk.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) END_OF_ROWS).array());
        byte[] taken = chunk.toByteArray();
        chunk.reset();
        rows = 0;
        return taken;
    }
}
