package io.milehub.inventory.stock;

import io.milehub.pace.Courtesy;
import io.milehub.pace.Shoppers;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Writes chunks in threads of their own, a few at once; whoever brings one waits while all of them are busy. The first
 * failure comes out where the next chunk is brought, or at the end, and nothing is begun after it. When it is closed,
 * nothing is being written any more.
 */
final class ChunkWriters implements AutoCloseable {
    private final int atOnce;
    private final Consumer<byte[]> write;
    private final TenantId tenant = Tenancy.current();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> writing = new ArrayDeque<>();
    private final Courtesy courtesy = new Courtesy();

    ChunkWriters(int atOnce, Consumer<byte[]> write) {
        this.atOnce = atOnce;
        this.write = write;
    }

    void write(byte[] rows) {
        // Beside shoppers one at a time, so that a processor is theirs.
        while (writing.size() >= (Shoppers.areServed() ? 1 : atOnce)) {
            await(writing.remove());
        }
        courtesy.giveWay();
        writing.add(threads.submit(() -> Tenancy.in(tenant, () -> write.accept(rows))));
    }

    /** Waits for the last ones. */
    void finish() {
        while (!writing.isEmpty()) {
            await(writing.remove());
        }
    }

    private static void await(Future<?> chunk) {
        try {
            chunk.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException refused -> throw refused;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a run was stopped while its stock was written", stopped);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
