package io.milehub.intake.delivery;

import com.github.luben.zstd.Zstd;
import io.milehub.pace.Background;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Chunks of one body on their way into the table: some are being compressed while the next ones are read and hashed.
 */
final class ChunkInserts implements AutoCloseable {
    /** Writes one chunk, in the transaction of the caller's thread. */
    interface Insert {
        void insert(byte[] hash, byte[] compressed, int size);
    }

    private static final int WAITING_MAX = 4;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Waiting(byte[] hash, int size, Future<byte[]> compressed) {}

    private final ExecutorService threads = Background.threads("compress");
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final int level;
    private final Insert insert;

    ChunkInserts(int level, Insert insert) {
        this.level = level;
        this.insert = insert;
    }

    /** The bytes may not be altered afterwards. */
    void add(byte[] hash, byte[] chunk) {
        waiting.add(new Waiting(hash, chunk.length, threads.submit(() -> Zstd.compress(chunk, level))));
        if (waiting.size() > WAITING_MAX) {
            insertNext();
        }
    }

    /** Waits until all are written. */
    void finish() {
        while (!waiting.isEmpty()) {
            insertNext();
        }
    }

    private void insertNext() {
        Waiting next = waiting.remove();
        try {
            insert.insert(next.hash(), next.compressed().get(), next.size());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a chunk could not be compressed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a body was stored", interrupted);
        }
    }

    /** Waits for no more than what is being compressed. */
    @Override
    public void close() {
        threads.close();
    }
}
