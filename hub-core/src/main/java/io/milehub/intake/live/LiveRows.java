package io.milehub.intake.live;

import io.milehub.mapping.KnownRecords;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that stand for the domain of a snapshot before it is merged, found by the hash of the record that made them:
 * an open-addressing table over primitive arrays, in which two million rows take some 70 MB. Rows come in pages, so
 * that growing copies no more than the table's slots.
 */
public final class LiveRows implements KnownRecords {
    /** Takes one row. */
    @FunctionalInterface
    public interface Row {
        /** @param part what beside the number names the row, if anything does */
        void take(long id, @Nullable String part);
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PAGE_ROWS = 1 << 13;
    private static final int SLOTS_FIRST = 1 << 10;

    /** Of many rows at a time; the hash of one in two longs. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Page(long[] hashes, long[] ids, int[] parts) {
        Page() {
            this(new long[2 * PAGE_ROWS], new long[PAGE_ROWS], new int[PAGE_ROWS]);
        }
    }

    private final List<Page> pages = new ArrayList<>();
    private final List<@Nullable String> parts = new ArrayList<>();
    private final Map<@Nullable String, Integer> numbersOfParts = new HashMap<>();
    private final BitSet seen = new BitSet();
    /** The number of a row plus one; zero is free. The length is a power of two. */
    private int[] slots = new int[SLOTS_FIRST];

    private int size;
    private int known;

    LiveRows() {}

    /** @param hash absent where the record that made the row cannot be recognised */
    void add(long id, byte @Nullable [] hash, @Nullable String part) {
        if (size % PAGE_ROWS == 0) {
            pages.add(new Page());
        }
        Page page = pages.getLast();
        int at = size % PAGE_ROWS;
        page.ids[at] = id;
        page.parts[at] = numbersOfParts.computeIfAbsent(part, this::newPart);
        size++;
        if (hash != null) {
            page.hashes[2 * at] = (long) LONGS.get(hash, 0);
            page.hashes[2 * at + 1] = (long) LONGS.get(hash, Long.BYTES);
            known++;
            if (3 * known > 2 * slots.length) {
                grow();
            }
            put(size - 1);
        }
    }

    private int newPart(@Nullable String part) {
        parts.add(part);
        return parts.size() - 1;
    }

    /** Whether any row can be recognised, so that hashing has a use. */
    public boolean isEmpty() {
        return known == 0;
    }

    @Override
    public boolean recognises(byte[] hash) {
        long first = (long) LONGS.get(hash, 0);
        long second = (long) LONGS.get(hash, Long.BYTES);
        for (int slot = slot(first); slots[slot] != 0; slot = after(slot)) {
            int row = slots[slot] - 1;
            if (first(row) == first && second(row) == second) {
                seen.set(row);
                return true;
            }
        }
        return false;
    }

    /** All rows that stand. */
    public int size() {
        return size;
    }

    /** Gives every row whose record has not come. */
    public void unseen(Row row) {
        for (int i = seen.nextClearBit(0); i < size; i = seen.nextClearBit(i + 1)) {
            Page page = pages.get(i / PAGE_ROWS);
            row.take(page.ids[i % PAGE_ROWS], parts.get(page.parts[i % PAGE_ROWS]));
        }
    }

    private void grow() {
        int[] before = slots;
        slots = new int[2 * before.length];
        for (int number : before) {
            if (number != 0) {
                put(number - 1);
            }
        }
    }

    private void put(int row) {
        int slot = slot(first(row));
        while (slots[slot] != 0) {
            slot = after(slot);
        }
        slots[slot] = row + 1;
    }

    /** The hash is as good as random in every bit. */
    private int slot(long first) {
        return (int) first & (slots.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private long first(int row) {
        return pages.get(row / PAGE_ROWS).hashes[2 * (row % PAGE_ROWS)];
    }

    private long second(int row) {
        return pages.get(row / PAGE_ROWS).hashes[2 * (row % PAGE_ROWS) + 1];
    }
}
