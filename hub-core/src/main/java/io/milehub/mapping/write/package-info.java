/** Writes interchanges of EDIFACT and X12 from records, as a template says. */
@NullMarked
@NamedInterface("write")
package io.milehub.mapping.write;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
