/** Compares what records hold with what their mapping reads of them. */
@NullMarked
@NamedInterface("drift")
package io.milehub.mapping.drift;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
