package io.milehub.mapping.function;

import org.jspecify.annotations.Nullable;

/**
 * What is proven of an argument before the first record, where the mapping writes it as text.
 *
 * @param argument counted from 0
 */
public record LiteralCheck(int argument, Rule rule) {
    /** Finds what is wrong with a text. */
    @FunctionalInterface
    public interface Rule {
        /** What is wrong, in one sentence, or null. */
        @Nullable
        String faultOf(String text);
    }

    /** A rule that is kept if reading the text does not refuse it. */
    public static LiteralCheck reads(int argument, java.util.function.Consumer<String> reading) {
        return new LiteralCheck(argument, text -> {
            try {
                reading.accept(text);
                return null;
            } catch (FieldRefused refused) {
                return refused.detail();
            }
        });
    }
}
