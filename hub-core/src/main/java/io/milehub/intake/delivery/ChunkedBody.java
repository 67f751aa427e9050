package io.milehub.intake.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** A stored body as a stream, one verified chunk in memory at a time. */
final class ChunkedBody extends InputStream {
    /** Fetches one chunk by its hash. */
    interface Source {
        byte[] chunk(byte[] hash) throws IOException;
    }

    private static final byte[] NOTHING = {};

    private final Source source;
    private final Iterator<byte[]> hashes;
    private byte[] chunk = NOTHING;
    private int at;

    ChunkedBody(List<byte[]> hashes, Source source) {
        this.hashes = hashes.iterator();
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return atEnd() ? -1 : chunk[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        int taken = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, taken);
        at += taken;
        return taken;
    }

    @Override
    public int available() {
        return chunk.length - at;
    }

    private boolean atEnd() throws IOException {
        while (at == chunk.length) {
            if (!hashes.hasNext()) {
                return true;
            }
            chunk = source.chunk(hashes.next());
            at = 0;
        }
        return false;
    }
}
