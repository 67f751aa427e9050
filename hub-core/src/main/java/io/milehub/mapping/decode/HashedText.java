package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.Murmur128;
import org.jspecify.annotations.Nullable;

/** A text that may come again in the next record, with its hash once that was asked for. */
public final class HashedText extends TextNode {
    private static final long serialVersionUID = 1L;

    private transient byte @Nullable [] hash;

    HashedText(String text) {
        super(text);
    }

    /** The hash of its chars; not to be changed. */
    public byte[] hash(Murmur128 by) {
        byte[] known = hash;
        if (known == null) {
            known = by.clear().chars(textValue()).hash();
            hash = known;
        }
        return known;
    }
}
