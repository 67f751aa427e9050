package io.milehub.mapping.decode;

import io.milehub.mapping.DecodeRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of the outermost record that is being read, so that one record cannot fill the memory. Parsers read
 * ahead by a buffer, so the limit is exact to a few kilobytes; it never refuses a record that is within it.
 */
public final class BodyMeter extends FilterInputStream {
    private final long recordBytesMax;
    private long bytesRead;
    private long recordStart;
    private boolean exceeded;

    public BodyMeter(InputStream body, long recordBytesMax) {
        super(body);
        this.recordBytesMax = recordBytesMax;
    }

    /** From here on the bytes belong to another record. */
    public void startRecord() {
        recordStart = bytesRead;
    }

    /** The parser gives back what it has read ahead, and will read it again. */
    public void givenBack(int bytes) {
        bytesRead -= bytes;
    }

    /** The refusal of a record that is too long, if that is why reading failed. */
    public @Nullable DecodeRefused refusal(String position) {
        return exceeded
                ? new DecodeRefused(
                        position,
                        "One record is longer than " + recordBytesMax + " bytes.",
                        "Ask the supplier for smaller records, or let `each` address the elements inside it.")
                : null;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(read, 0));
        return read;
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
