package io.milehub.mapping.decode;

import io.milehub.mapping.DecodeRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes and values of the outermost record that is being read, so that one record cannot fill the memory.
 * Parsers read ahead by a buffer, so the limit of bytes is exact to a few kilobytes; it never refuses a record that is
 * within it. A read is only short at the end, or where the body itself has it so, and never as a connection cuts: what
 * a parser says does not depend on that.
 */
public final class BodyMeter extends FilterInputStream {
    /** Each may take a hundred bytes of the heap, of which the body has one. */
    public static final int RECORD_VALUES_MAX = 200_000;

    private final long recordBytesMax;
    private final boolean asItComes;
    private int values;
    private long bytesRead;
    private long recordStart;
    private boolean exceeded;

    public BodyMeter(InputStream body, long recordBytesMax) {
        this(body, recordBytesMax, false);
    }

    private BodyMeter(InputStream body, long recordBytesMax, boolean asItComes) {
        super(body);
        this.recordBytesMax = recordBytesMax;
        this.asItComes = asItComes;
    }

    /** Of a body that says itself how far a parser is to read at a time, and is not cut by a connection. */
    public static BodyMeter asItComes(InputStream body, long recordBytesMax) {
        return new BodyMeter(body, recordBytesMax, true);
    }

    /** From here on the bytes belong to another record. */
    public void startRecord() {
        recordStart = bytesRead;
        values = 0;
    }

    /** How long the record is so far. */
    public long recordBytes() {
        return bytesRead - recordStart;
    }

    /**
     * More values of the record are about to be held.
     *
     * @param position where the reader stands
     * @throws DecodeRefused if these are too many
     */
    public void values(int more, Supplier<String> position) throws DecodeRefused {
        values += more;
        if (values > RECORD_VALUES_MAX) {
            throw refused(position.get(), "has more than " + RECORD_VALUES_MAX + " values");
        }
    }

    /** The parser gives back what it has read ahead, and will read it again. */
    public void givenBack(int bytes) {
        bytesRead -= bytes;
    }

    /** The refusal of a record that is too long, if that is why reading failed. */
    public @Nullable DecodeRefused refusal(String position) {
        return exceeded ? refused(position, "is longer than " + recordBytesMax + " bytes") : null;
    }

    private static DecodeRefused refused(String position, String what) {
        return new DecodeRefused(
                position,
                "One record " + what + ".",
                "Ask the supplier for smaller records, or let `each` address the elements inside it.");
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = asItComes ? in.read(into, from, length) : in.readNBytes(into, from, length);
        count(Math.max(read, 0));
        return read == 0 && length > 0 ? -1 : read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The caller opened the body and closes it; a parser that closes its input must not. */
    @Override
    public void close() {}

    private void count(int bytes) throws IOException {
        bytesRead += bytes;
        if (bytesRead - recordStart > recordBytesMax) {
            exceeded = true;
            throw new IOException("record longer than " + recordBytesMax + " bytes");
        }
    }
}
