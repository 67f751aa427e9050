/**
 * Owns orders: what a member bought, one unit a piece, with the money and the supplier's terms frozen on
 * each.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"inventory", "payment", "outbox", "money", "tenancy", "audit", "database"})
package io.milehub.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
