/** Finds out again, from the bytes that arrived and the mapping that was kept, what a record said. */
@NullMarked
@NamedInterface("lineage")
package io.milehub.intake.lineage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
