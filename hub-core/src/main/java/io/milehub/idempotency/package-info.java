/**
 * Owns what became of each unsafe call, so that the same call again gets the same answer and has no second
 * effect.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenancy", "audit", "outbox", "database"})
package io.milehub.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
