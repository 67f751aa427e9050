/** Owns payments: their attempts, what the provider said, what they pay for, and the double-entry ledger. */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "tenancy", "audit", "outbox", "database"})
package io.milehub.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
