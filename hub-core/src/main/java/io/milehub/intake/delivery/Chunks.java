package io.milehub.intake.delivery;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.milehub.intake.IntakeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chunks of bodies, compressed, one row for equal content however often it arrives. */
@Component
public class Chunks {
    private static final String KNOWN =
            "select 1 from intake.chunk where tenant_id = tenancy.current_tenant() and hash = :hash";

    private static final String INSERT = """
            insert into intake.chunk (tenant_id, hash, bytes, size_bytes)
            values (tenancy.current_tenant(), :hash, :bytes, :size)
            on conflict do nothing
            """;

    private static final String READ = """
            select hash, bytes, size_bytes from intake.chunk
             where tenant_id = tenancy.current_tenant() and hash = any(:hashes)
            """;

    @SuppressWarnings("ArrayRecordComponent") // Results of one query, never compared.
    private record Compressed(byte[] bytes, int size) {}

    private final JdbcClient jdbc;
    private final IntakeLimits limits;

    public Chunks(JdbcClient jdbc, IntakeLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * Stores a body in the caller's transaction, holding some chunks of it in memory.
     *
     * @param along is given each chunk as it comes
     * @return nothing if the body is larger than the limit; the caller must then roll back
     */
    Optional<StoredBody> store(InputStream body, long bytesMax, Consumer<byte[]> along) throws IOException {
        int chunkBytes = (int) Math.min(limits.chunkBytes(), bytesMax + 1);
        List<byte[]> hashes = new ArrayList<>();
        long size = 0;
        try (ChunkInserts inserts = new ChunkInserts(limits.zstdLevel(), this::insert)) {
            for (byte[] chunk = next(body, chunkBytes); chunk.length > 0; chunk = next(body, chunkBytes)) {
                size += chunk.length;
                if (size > bytesMax) {
                    return Optional.empty();
                }
                along.accept(chunk);
                byte[] hash = Sha256.of(chunk);
                hashes.add(hash);
                if (!isKnown(hash)) {
                    inserts.add(hash, chunk);
                }
            }
            inserts.finish();
        }
        return Optional.of(new StoredBody(BodyHash.of(hashes), size, hashes));
    }

    private static byte[] next(InputStream body, int bytes) throws IOException {
        byte[] chunk = new byte[bytes];
        int length = body.readNBytes(chunk, 0, bytes);
        return length == bytes ? chunk : Arrays.copyOf(chunk, length);
    }

    private boolean isKnown(byte[] hash) {
        return jdbc.sql(KNOWN)
                .param("hash", hash)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void insert(byte[] hash, byte[] compressed, int size) {
        jdbc.sql(INSERT)
                .param("hash", hash)
                .param("bytes", compressed)
                .param("size", size)
                .update();
    }

    /** Chunks as they are stored, in the order of their hashes. */
    List<ChunkedBody.Fetched> fetch(List<byte[]> hashes) throws IOException {
        Map<ByteBuffer, Compressed> found = new HashMap<>();
        jdbc.sql(READ).param("hashes", hashes.toArray(byte[][]::new)).query(row -> {
            found.put(
                    ByteBuffer.wrap(row.getBytes("hash")),
                    new Compressed(row.getBytes("bytes"), row.getInt("size_bytes")));
        });
        List<ChunkedBody.Fetched> fetched = new ArrayList<>();
        for (byte[] hash : hashes) {
            Compressed chunk = found.get(ByteBuffer.wrap(hash));
            if (chunk == null) {
                throw new IOException("chunk " + name(hash) + " is missing: restore intake.chunk");
            }
            fetched.add(() -> expand(chunk, hash));
        }
        return fetched;
    }

    private static byte[] expand(Compressed chunk, byte[] hash) throws IOException {
        byte[] bytes = inflate(chunk.bytes(), chunk.size(), hash);
        if (!Arrays.equals(Sha256.of(bytes), hash)) {
            throw corrupt(hash, null);
        }
        return bytes;
    }

    List<ChunkedBody.Fetched> fetchUnchecked(List<byte[]> hashes) {
        try {
            return fetch(hashes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] inflate(byte[] compressed, int size, byte[] hash) throws IOException {
        try {
            return Zstd.decompress(compressed, size);
        } catch (ZstdException broken) {
            throw corrupt(hash, broken);
        }
    }

    private static IOException corrupt(byte[] hash, @Nullable Throwable cause) {
        return new IOException(
                "chunk " + name(hash) + " does not hold what was stored: restore it from a backup", cause);
    }

    private static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
