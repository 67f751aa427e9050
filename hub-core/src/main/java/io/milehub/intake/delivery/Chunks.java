package io.milehub.intake.delivery;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.milehub.intake.IntakeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
            select bytes, size_bytes from intake.chunk
             where tenant_id = tenancy.current_tenant() and hash = :hash
            """;

    @SuppressWarnings("ArrayRecordComponent") // Two results of one query, never compared.
    private record Compressed(byte[] bytes, int size) {}

    private final JdbcClient jdbc;
    private final IntakeLimits limits;

    public Chunks(JdbcClient jdbc, IntakeLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * Stores a body in the caller's transaction, holding one chunk of it in memory.
     *
     * @return nothing if the body is larger than the limit; the caller must then roll back
     */
    Optional<StoredBody> store(InputStream body, long bytesMax) throws IOException {
        MessageDigest whole = Sha256.digest();
        List<byte[]> hashes = new ArrayList<>();
        byte[] chunk = new byte[(int) Math.min(limits.chunkBytes(), bytesMax + 1)];
        long size = 0;
        for (int length = body.readNBytes(chunk, 0, chunk.length);
                length > 0;
                length = body.readNBytes(chunk, 0, chunk.length)) {
            size += length;
            if (size > bytesMax) {
                return Optional.empty();
            }
            whole.update(chunk, 0, length);
            hashes.add(store(chunk, length));
        }
        return Optional.of(new StoredBody(whole.digest(), size, hashes));
    }

    private byte[] store(byte[] chunk, int length) {
        byte[] hash = Sha256.of(chunk, length);
        boolean known = jdbc.sql(KNOWN)
                .param("hash", hash)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            byte[] exact = length == chunk.length ? chunk : Arrays.copyOf(chunk, length);
            jdbc.sql(INSERT)
                    .param("hash", hash)
                    .param("bytes", Zstd.compress(exact, limits.zstdLevel()))
                    .param("size", length)
                    .update();
        }
        return hash;
    }

    /** The bytes of a chunk, proven to be those that were stored. */
    byte[] read(byte[] hash) throws IOException {
        Compressed compressed = jdbc.sql(READ)
                .param("hash", hash)
                .query((row, number) -> new Compressed(row.getBytes("bytes"), row.getInt("size_bytes")))
                .optional()
                .orElseThrow(() -> new IOException("chunk " + name(hash) + " is missing: restore intake.chunk"));
        byte[] bytes = inflate(compressed.bytes(), compressed.size(), hash);
        if (!Arrays.equals(Sha256.of(bytes, bytes.length), hash)) {
            throw corrupt(hash, null);
        }
        return bytes;
    }

    byte[] readUnchecked(byte[] hash) {
        try {
            return read(hash);
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
