/** Owns members, what they subscribed to, the tiers that order what may be seen, and the OAuth 2 clients. */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "tenancy", "audit", "outbox", "database"})
package io.milehub.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
