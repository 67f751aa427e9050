package io.milehub.mapping.function;

import io.milehub.mapping.DecodeRefused;
import java.io.IOException;
import java.util.function.BiConsumer;

/** Who hears of keys that lookup tables lack, whatever the tables make of them. */
public final class LookupMisses {
    private static final ScopedValue<BiConsumer<String, String>> HEARER = ScopedValue.newInstance();

    private LookupMisses() {}

    /** The reading of a body. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws DecodeRefused, IOException;
    }

    /**
     * Reads with a hearer.
     *
     * @param hearer is given the name of the table and the key
     */
    public static <T> T heard(BiConsumer<String, String> hearer, Reading<T> reading) throws DecodeRefused, IOException {
        try {
            return ScopedValue.where(HEARER, hearer).call(reading::read);
        } catch (DecodeRefused | IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException("A reading throws nothing else", impossible);
        }
    }

    static void tell(String table, String key) {
        if (HEARER.isBound()) {
            HEARER.get().accept(table, key);
        }
    }
}
