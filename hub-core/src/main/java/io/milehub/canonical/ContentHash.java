package io.milehub.canonical;

import io.milehub.money.Money;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A 128-bit hash over values that are fed one after the other. Each value is written with its length, so that ("ab",
 * "c") and ("a", "bc") differ, and an absent value differs from an empty one. The hash is MurmurHash3 x64 128 (Austin
 * Appleby, public domain) over that writing: it finds changes and is not meant to withstand an attacker, who could by a
 * collision only hide a change of his own records.
 */
final class ContentHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int ABSENT = -1;

    private byte[] written = new byte[512];
    private int length;

    ContentHash(RecordKind kind) {
        text(kind.slug());
    }

    ContentHash text(@Nullable String text) {
        if (text == null) {
            return count(ABSENT);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, written, length, utf8.length);
        length += utf8.length;
        return this;
    }

    ContentHash texts(Collection<String> texts) {
        count(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** The map must iterate in key order, see {@link SortedTexts}. */
    ContentHash texts(Map<String, String> texts) {
        count(texts.size());
        texts.forEach((key, value) -> text(key).text(value));
        return this;
    }

    ContentHash money(Money money) {
        return number(money.minor()).text(money.currency().getCurrencyCode());
    }

    ContentHash number(long number) {
        reserve(Long.BYTES);
        LONGS.set(written, length, number);
        length += Long.BYTES;
        return this;
    }

    private ContentHash count(int count) {
        reserve(Integer.BYTES);
        INTS.set(written, length, count);
        length += Integer.BYTES;
        return this;
    }

    private void reserve(int more) {
        if (length + more + 2 * Long.BYTES > written.length) {
            written = Arrays.copyOf(written, 2 * (length + more) + 2 * Long.BYTES);
        }
    }

    /**
     * The sixteen bytes. The tail is padded with zeros up to a block; the length enters at the end and sets it apart.
     */
    byte[] bytes() {
        Arrays.fill(written, length, length + 2 * Long.BYTES, (byte) 0);
        long h1 = 0;
        long h2 = 0;
        for (int at = 0; at < length; at += 2 * Long.BYTES) {
            h1 ^= Long.rotateLeft((long) LONGS.get(written, at) * C1, 31) * C2;
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= Long.rotateLeft((long) LONGS.get(written, at + Long.BYTES) * C2, 33) * C1;
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = mix(h1);
        h2 = mix(h2);
        h1 += h2;
        h2 += h1;
        byte[] hash = new byte[2 * Long.BYTES];
        LONGS.set(hash, 0, h1);
        LONGS.set(hash, Long.BYTES, h2);
        return hash;
    }

    private static long mix(long k) {
        long mixed = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
