package io.milehub.mapping.decode;

import org.jspecify.annotations.Nullable;

/** Receives the elements of a body in the order of the document. */
@FunctionalInterface
public interface ElementSink {
    void element(Element element);

    /**
     * An element that was not recognised.
     *
     * @param written its hash, made by the sink's {@link Recogniser}
     */
    default void element(Element element, byte[] written) {
        element(element);
    }

    /** A fault of what surrounds the elements: refused as they are, and none of them. */
    default void fault(Element element) {
        element(element);
    }

    /** An element that was recognised, and is therefore not parsed. */
    default void recognised() {}

    /** What follows stands in a further interchange of EDI. */
    default void interchangeBegins() {}

    /** The root is no longer as it was around the elements before. */
    default void rootChanged() {}

    /** Who is to be asked for elements before they are parsed, as far as the decoder can. */
    default @Nullable Recogniser recogniser() {
        return null;
    }
}
