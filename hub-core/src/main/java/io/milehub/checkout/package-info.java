/** Owns checkouts: a hold with frozen prices and terms, its payment, and the way from both to an order. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "assortment",
            "inventory",
            "pricing",
            "membership",
            "payment",
            "orders",
            "money",
            "tenancy",
            "audit",
            "outbox",
            "database"
        })
package io.milehub.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
