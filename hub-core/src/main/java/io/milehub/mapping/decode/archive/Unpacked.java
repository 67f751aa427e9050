package io.milehub.mapping.decode.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of an archive, bounded: no more than a number of times as many bytes as went in, once more came out
 * than any small body has.
 */
final class Unpacked extends FilterInputStream {
    static final long FREE_BYTES = 16L * 1024 * 1024;
    static final int RATIO_MAX = 200;
    static final long BYTES_MAX = 8L * 1024 * 1024 * 1024;

    private final PackedInput packed;
    private final long packedBefore;
    private long count;
    private @Nullable String fault;

    Unpacked(InputStream inflater, PackedInput packed) {
        super(inflater);
        this.packed = packed;
        this.packedBefore = packed.count();
    }

    /** What is wrong with the archive, if that is why reading failed. */
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (fault != null) {
            throw new IOException(fault);
        }
        try {
            int read = super.read(into, from, length);
            count += Math.max(read, 0);
            if (swells()) {
                throw new ZipException("it swells to more than " + RATIO_MAX + " times its size");
            }
            return read;
        } catch (ZipException | EOFException broken) {
            fault = broken instanceof EOFException ? "it is cut off" : String.valueOf(broken.getMessage());
            throw broken;
        }
    }

    private boolean swells() {
        long in = packed.count() - packedBefore;
        return count > BYTES_MAX || (count > FREE_BYTES && count / RATIO_MAX > in);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The inflater goes on to the next member. */
    @Override
    public void close() {}
}
