/** Owns who may call: the hub's own tokens, foreign issuers, scopes, and the viewer that a request acts as. */
@NullMarked
package io.milehub.api.security;

import org.jspecify.annotations.NullMarked;
