/**
 * Owns what suppliers offer and which product and variant each offer is: brands, products, variants, offers,
 * agreements.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "canonical", "database", "intake", "tenancy"})
package io.milehub.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
