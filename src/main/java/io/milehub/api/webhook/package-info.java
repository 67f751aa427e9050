/** Owns the webhook door: who sent it is proven, and it is committed before it is acknowledged. */
@NullMarked
@NamedInterface("webhook")
package io.milehub.api.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
