/** Owns who may call: the hub's own tokens, foreign issuers, scopes, and the viewer that a request acts as. */
@NullMarked
@NamedInterface("security")
package io.milehub.api.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
