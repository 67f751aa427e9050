package io.milehub.mapping.variation;

import java.util.List;

/** Writes styles as one document; which of many ways it takes, its {@code toString} says. */
interface Writing {
    byte[] document(List<Style> styles);
}
