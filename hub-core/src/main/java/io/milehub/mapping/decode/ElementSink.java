package io.milehub.mapping.decode;

/** Receives the elements of a body in the order of the document. */
@FunctionalInterface
public interface ElementSink {
    void element(Element element);
}
