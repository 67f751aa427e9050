/**
 * Owns what is in stock and what of it is promised: levels, holds, promises, and the ledger that explains every
 * counter.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "canonical",
            "catalogue",
            "idempotency",
            "intake",
            "outbox",
            "money",
            "pace",
            "tenancy",
            "audit",
            "database"
        })
package io.milehub.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
