/** Owns what a product says of itself where several sources tell of it: field by field, by trust in the source. */
@NullMarked
@NamedInterface("content")
package io.milehub.catalogue.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
