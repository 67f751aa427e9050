package io.milehub.canonical;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A 128-bit hash over what is written to it: MurmurHash3 x64 128 with seed 0 (Austin Appleby, public domain), with the
 * last block padded with zeros, which the length sets apart. It finds changes and is not meant to withstand an
 * attacker, who could by a collision only hide a change of his own records. Not safe for many threads.
 */
public final class Murmur128 {
    /** The length of a hash. */
    public static final int BYTES = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private byte[] written = new byte[512];
    private char[] chars = new char[0];
    private int length;

    /** Forgets what was written. */
    public Murmur128 clear() {
        length = 0;
        return this;
    }

    public Murmur128 octet(int octet) {
        reserve(1);
        written[length++] = (byte) octet;
        return this;
    }

    public Murmur128 int32(int number) {
        reserve(Integer.BYTES);
        INTS.set(written, length, number);
        length += Integer.BYTES;
        return this;
    }

    public Murmur128 int64(long number) {
        reserve(Long.BYTES);
        LONGS.set(written, length, number);
        length += Long.BYTES;
        return this;
    }

    public Murmur128 octets(byte[] octets) {
        return octets(octets, 0, octets.length);
    }

    /** So many of them, from an index on. */
    public Murmur128 octets(byte[] octets, int from, int count) {
        reserve(count);
        System.arraycopy(octets, from, written, length, count);
        length += count;
        return this;
    }

    /**
     * The length of a text and all of its chars, also half of a surrogate pair, which every encoding would replace by
     * something that may stand in another text. Chars take one byte each where that is enough for all of them.
     */
    public Murmur128 chars(String text) {
        int count = text.length();
        reserve(Integer.BYTES + 2 * count);
        if (chars.length < count) {
            chars = new char[2 * count];
        }
        text.getChars(0, count, chars, 0);
        int start = length + Integer.BYTES;
        boolean narrow = narrow(start, count);
        INTS.set(written, length, narrow ? count : ~count);
        length = start + (narrow ? count : wide(start, count));
        return this;
    }

    /** False where a char does not fit into a byte; what was written is then to be written again. */
    private boolean narrow(int start, int count) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            all |= chars[i];
            written[start + i] = (byte) chars[i];
        }
        return all < 0x100;
    }

    private int wide(int start, int count) {
        for (int i = 0; i < count; i++) {
            written[start + 2 * i] = (byte) chars[i];
            written[start + 2 * i + 1] = (byte) (chars[i] >> 8);
        }
        return 2 * count;
    }

    private void reserve(int more) {
        if (length + more + BYTES > written.length) {
            written = Arrays.copyOf(written, 2 * (length + more) + BYTES);
        }
    }

    /** The sixteen bytes. */
    public byte[] hash() {
        byte[] hash = new byte[BYTES];
        hash(hash, 0);
        return hash;
    }

    /** Writes the sixteen bytes to an index. */
    public void hash(byte[] into, int at) {
        Arrays.fill(written, length, length + BYTES, (byte) 0);
        long h1 = 0;
        long h2 = 0;
        for (int block = 0; block < length; block += BYTES) {
            h1 ^= Long.rotateLeft((long) LONGS.get(written, block) * C1, 31) * C2;
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= Long.rotateLeft((long) LONGS.get(written, block + Long.BYTES) * C2, 33) * C1;
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
        LONGS.set(into, at, h1);
        LONGS.set(into, at + Long.BYTES, h2);
    }

    private static long mix(long k) {
        long mixed = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
