/** By what items are known to be the same piece where no GTIN says so. */
@NullMarked
@NamedInterface("key")
package io.milehub.canonical.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
