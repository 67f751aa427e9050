/** Sketches a mapping from a sample: how it is written, where its records stand, and which field could be which. */
@NullMarked
@NamedInterface("sketch")
package io.milehub.mapping.sketch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
