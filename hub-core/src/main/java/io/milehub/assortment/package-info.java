/** Owns what is sold to whom: listings, sale rules, and the lists and pages that members see. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"catalogue", "pricing", "inventory", "membership", "outbox", "money", "tenancy"})
package io.milehub.assortment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
