/** Which places of a body the expressions of a mapping read, found without a body. */
@NullMarked
@NamedInterface("reads")
package io.milehub.mapping.reads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
