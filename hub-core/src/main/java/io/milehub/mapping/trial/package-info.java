/** Tries a mapping on sample bodies, and says what came out, what did not, and what no expression reads. */
@NullMarked
@NamedInterface("trial")
package io.milehub.mapping.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
