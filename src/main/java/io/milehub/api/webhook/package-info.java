/** Owns the webhook door: who sent it is proven, and it is committed before it is acknowledged. */
@NullMarked
package io.milehub.api.webhook;

import org.jspecify.annotations.NullMarked;
