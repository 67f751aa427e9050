package io.milehub.intake.delivery;

import io.milehub.pace.Background;
import io.milehub.pace.Courtesy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads a body while it is being stored, in a thread of its own, so that it need not be fetched again: only so many
 * chunks wait for it as it is made for. To be closed whatever comes of the body; one that is not stored to its end,
 * ends early here too.
 */
public final class SecondReader<T> implements AutoCloseable {
    /** What is read from a body. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream body) throws Exception;
    }

    private static final int WAITING_CHUNKS_MAX = 2;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> chunks;
    private final FutureTask<T> task;
    private boolean ended;

    private SecondReader(Reading<T> reading, int waitingMax) {
        chunks = new ArrayBlockingQueue<>(waitingMax);
        task = new FutureTask<>(() -> {
            try (Chunks body = new Chunks()) {
                return reading.read(body);
            }
        });
    }

    /** Begins to read, two chunks behind at most. */
    public static <T> SecondReader<T> of(Reading<T> reading) {
        return of(reading, WAITING_CHUNKS_MAX);
    }

    /** Begins to read what has something else to wait for first: so many chunks wait for it before the storing does. */
    public static <T> SecondReader<T> of(Reading<T> reading, int waitingMax) {
        SecondReader<T> reader = new SecondReader<>(reading, waitingMax);
        Background.start("second-reader", reader.task);
        return reader;
    }

    /** Gives it the next chunk, which nobody may alter afterwards. */
    void give(byte[] chunk) {
        if (chunk.length > 0) {
            put(chunk);
        }
    }

    /** What was read, once all of the body was given. Throws in an {@link ExecutionException} what reading threw. */
    public T result() throws ExecutionException {
        close();
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            put(END);
        }
    }

    private void put(byte[] chunk) {
        try {
            chunks.put(chunk);
        } catch (InterruptedException interrupted) {
            // Nothing more will come, so the reader must not wait for it.
            task.cancel(true);
            throw interrupted(interrupted);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(new IOException("interrupted while a body was read", interrupted));
    }

    /**
     * Takes chunk after chunk, and when it is closed all that are left: whoever gives them must never wait for ever.
     */
    private final class Chunks extends InputStream {
        private final Courtesy courtesy = new Courtesy();
        private byte[] chunk = {};
        private int at;
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at == chunk.length) {
                next();
            }
            if (over) {
                return -1;
            }
            int taken = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, into, from, taken);
            at += taken;
            return taken;
        }

        private void next() throws IOException {
            if (!over) {
                courtesy.giveWay();
                try {
                    chunk = chunks.take();
                } catch (InterruptedException interrupted) {
                    throw new IOException("interrupted", interrupted);
                }
                at = 0;
                over = chunk.length == 0;
            }
        }

        @Override
        public void close() throws IOException {
            while (!over) {
                next();
            }
        }
    }
}
