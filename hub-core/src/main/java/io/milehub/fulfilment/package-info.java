/** Owns what becomes of orders at suppliers: supplier orders on their way out, and what suppliers report of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "canonical",
            "orders",
            "intake",
            "intake :: interchange",
            "intake :: quarantine",
            "inventory :: sold",
            "mapping",
            "mapping :: interchange",
            "mapping :: write",
            "outbox",
            "tenancy",
            "database"
        })
package io.milehub.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
