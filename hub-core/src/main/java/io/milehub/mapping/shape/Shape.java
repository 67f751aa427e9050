package io.milehub.mapping.shape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands under a key of a mapping file. */
public sealed interface Shape {
    /**
     * One text; YAML may take it for a number.
     *
     * @param pattern which all of it must match, in the words that Java and ECMA-262 share
     */
    record Text(@Nullable String pattern) implements Shape {}

    /** One of a few words; where they are true and false, YAML takes them for such. */
    record Words(List<String> words) implements Shape {}

    /** A whole number from 0, or a word in its place. */
    record Whole(int most, String orWord) implements Shape {}

    /** An expression of the mapping language; YAML may take a short one for something else than text. */
    record Expression() implements Shape {}

    /** Texts in a list. */
    record Texts() implements Shape {}

    /** Either of several shapes. */
    record Either(List<Shape> shapes) implements Shape {}

    /**
     * Names that the author of the file chooses, with a value each.
     *
     * @param pattern which a name must match
     */
    record Named(@Nullable String pattern, Shape value) implements Shape {}

    /** Keys, and no others. */
    record Keys(List<Key> keys) implements Shape {
        public Set<String> names() {
            return keys.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());
        }

        public Key key(String name) {
            return keys.stream()
                    .filter(key -> key.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no key is called " + name));
        }
    }

    /**
     * A key with what stands under it.
     *
     * @param required whether the file is refused without it
     * @param beside a key without which this one means nothing
     */
    record Key(String name, boolean required, @Nullable String beside, Shape shape, String says) {
        /** The words that may stand there. */
        public List<String> words() {
            if (shape instanceof Words(List<String> words)) {
                return words;
            }
            throw new IllegalArgumentException("what stands under " + name + " is none of a few words");
        }
    }
}
