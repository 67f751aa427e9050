package io.milehub.mapping.fuzz;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most of the heap that is held while a body is read, beyond what was held before: looked at, after a collection, a
 * number of times on the way, as bytes are asked for and as records are given.
 */
final class HeldHeap {
    private static final int LOOKS_MAX = 24;
    private static final int READ_BYTES = 64 * 1024;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final long resting = used();
    private long most;
    private int looks;

    long bytes() {
        return most;
    }

    InputStream metered(byte[] body) {
        return new FilterInputStream(new ByteArrayInputStream(body)) {
            private final long stride = Math.max(1, body.length / (LOOKS_MAX / 2));
            private long given;

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (given / stride != (given + READ_BYTES) / stride) {
                    look();
                }
                int read = super.read(into, from, Math.min(length, READ_BYTES));
                given += Math.max(read, 0);
                return read;
            }
        };
    }

    /** Looks when the first records are given, and then ever more seldom. */
    RecordSink records() {
        return new Dropped() {
            private int due = 1;

            @Override
            public void accepted(int ordinal, CanonicalRecord record) {
                given(ordinal);
            }

            @Override
            public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
                given(ordinal);
            }

            @Override
            public void skipped(int ordinal) {
                given(ordinal);
            }

            private void given(int ordinal) {
                if (ordinal + 1 >= due) {
                    due *= 8;
                    look();
                }
            }
        };
    }

    private void look() {
        if (looks++ < LOOKS_MAX) {
            most = Math.max(most, used() - resting);
        }
    }

    private static long used() {
        System.gc();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
