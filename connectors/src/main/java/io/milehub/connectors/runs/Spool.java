package io.milehub.connectors.runs;

import io.milehub.connectors.ConnectorLimits;
import io.milehub.connectors.transport.BodyTooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A body in a temporary file. It is there so that no transaction waits for a supplier's line, and so that a body that
 * breaks off is known before anything of it is stored.
 */
public final class Spool implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final long sizeBytes;

    private Spool(Path file, long sizeBytes) {
        this.file = file;
        this.sizeBytes = sizeBytes;
    }

    /**
     * Reads a body to its end.
     *
     * @param announcedBytes how long it should be, as far as that is known
     */
    public static Spool of(InputStream body, @Nullable Long announcedBytes, ConnectorLimits.Pages limits)
            throws IOException {
        Path file = Files.createTempFile("milehub-", ".body");
        try {
            long size = copy(body, file, limits);
            if (announcedBytes != null && announcedBytes != size) {
                throw new EOFException("the file was announced with " + announcedBytes + " bytes but has " + size
                        + ": it is still being written, or the transfer broke off");
            }
            return new Spool(file, size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(InputStream body, Path file, ConnectorLimits.Pages limits) throws IOException {
        long start = System.nanoTime();
        long nanosMax = limits.bodyTimeMax().toNanos();
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > limits.bodyBytesMax()) {
                    throw new BodyTooLarge(limits.bodyBytesMax());
                }
                if (System.nanoTime() - start > nanosMax) {
                    throw new SocketTimeoutException(
                            "the body took longer than " + limits.bodyTimeMax().toSeconds() + " s (body-time-max)");
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
