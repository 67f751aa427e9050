package io.milehub.mapping.decode;

/** Receives the elements of a body in the order of the document. */
@FunctionalInterface
public interface ElementSink {
    void element(Element element);

    /** The root is no longer as it was around the elements before. */
    default void rootChanged() {}
}
