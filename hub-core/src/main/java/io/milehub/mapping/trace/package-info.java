/** Maps single records again and says of every field by which expression it came about. */
@NullMarked
@NamedInterface("trace")
package io.milehub.mapping.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
