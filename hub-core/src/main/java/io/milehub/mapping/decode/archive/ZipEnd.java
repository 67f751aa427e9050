package io.milehub.mapping.decode.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The end of a zip's central directory (APPNOTE 4.3.16): that it is there shows that the file is whole, and it says how
 * many members there are.
 */
final class ZipEnd {
    private static final int SIGNATURE = 0x06054b50;
    private static final int BYTES = 22;
    private static final int TOTAL_AT = 10;
    private static final int COMMENT_LENGTH_AT = 20;
    /** The number stands in the zip64 record instead. */
    private static final int ELSEWHERE = 0xffff;

    private ZipEnd() {}

    /** What is wrong, in words that follow "the zip"; empty if a file of so many members ends as it should. */
    static String faultOf(byte[] tail, int members) {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - BYTES; at >= 0; at--) {
            boolean found = bytes.getInt(at) == SIGNATURE
                    && (bytes.getShort(at + COMMENT_LENGTH_AT) & 0xffff) == tail.length - at - BYTES;
            if (found) {
                int total = bytes.getShort(at + TOTAL_AT) & 0xffff;
                return total == members || total == ELSEWHERE
                        ? ""
                        : "lists " + total + " members where " + members + " stand in it";
            }
        }
        return "is cut off: it ends without its directory";
    }
}
