package io.milehub.intake.delivery;

import io.milehub.pace.Background;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A stored body as a stream. Chunks are fetched by the reader's thread, some at a time, and are expanded and verified
 * by others while it reads those before: at most {@link #AHEAD_CHUNKS_MAX} are in memory besides the one it reads.
 */
final class ChunkedBody extends InputStream {
    /** A chunk that was fetched. */
    @FunctionalInterface
    interface Fetched {
        /** Its bytes, proven to be those that were stored. */
        byte[] bytes() throws IOException;
    }

    /** Fetches chunks by their hashes, in their order. */
    interface Source {
        List<Fetched> fetch(List<byte[]> hashes) throws IOException;
    }

    static final int AHEAD_CHUNKS_MAX = 8;

    private static final int FETCHED_AT_ONCE = AHEAD_CHUNKS_MAX / 2;
    private static final byte[] NOTHING = {};

    private final Source source;
    private final List<byte[]> hashes;
    private final Queue<FutureTask<byte[]>> ahead = new ArrayDeque<>();
    private int fetched;
    private byte[] chunk = NOTHING;
    private int at;

    ChunkedBody(List<byte[]> hashes, Source source) {
        this.hashes = hashes;
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
            if (ahead.size() <= AHEAD_CHUNKS_MAX - FETCHED_AT_ONCE && fetched < hashes.size()) {
                fetch();
            }
            if (ahead.isEmpty()) {
                return true;
            }
            chunk = taken(ahead.remove());
            at = 0;
        }
        return false;
    }

    private void fetch() throws IOException {
        int until = Math.min(fetched + FETCHED_AT_ONCE, hashes.size());
        for (Fetched next : source.fetch(hashes.subList(fetched, until))) {
            FutureTask<byte[]> expanded = new FutureTask<>(next::bytes);
            ahead.add(expanded);
            if (hashes.size() > 1) {
                Background.start("chunk", expanded);
            } else {
                expanded.run();
            }
        }
        fetched = until;
    }

    private static byte[] taken(FutureTask<byte[]> expanded) throws IOException {
        try {
            return expanded.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException("a chunk could not be read", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a body was read", interrupted);
        }
    }
}
