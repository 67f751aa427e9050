package io.milehub.mapping.decode.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive: counts them, and remembers the last, where a zip has its directory. */
final class PackedInput extends FilterInputStream {
    /** An end of the central directory with the longest comment (APPNOTE 4.3.16). */
    static final int TAIL_BYTES = 22 + 65_535;

    private final byte[] tail;
    private long count;
    private boolean ended;

    /** @param tailBytes how many of the last bytes are remembered */
    PackedInput(InputStream body, int tailBytes) {
        super(body);
        this.tail = new byte[tailBytes];
    }

    long count() {
        return count;
    }

    /** The last bytes, in order. */
    byte[] tail() {
        int length = (int) Math.min(count, tail.length);
        byte[] ordered = new byte[length];
        for (int i = 0; i < length; i++) {
            ordered[i] = tail[(int) ((count - length + i) % tail.length)];
        }
        return ordered;
    }

    /** Not to be zero before the end: gzip asks by it whether another of its members follows. */
    @Override
    public int available() throws IOException {
        return ended ? 0 : Math.max(1, super.available());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        ended = read < 0;
        if (read > 0 && tail.length > 0) {
            int kept = Math.min(read, tail.length);
            for (int i = read - kept; i < read; i++) {
                tail[(int) ((count + i) % tail.length)] = into[from + i];
            }
        }
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The caller opened the body and closes it. */
    @Override
    public void close() {}
}
