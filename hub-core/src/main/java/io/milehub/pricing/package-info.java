/** Owns what suppliers say a piece costs, the markets it is sold in, and what members are shown. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"canonical", "catalogue", "catalogue :: link", "database", "intake", "money", "tenancy"})
package io.milehub.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
