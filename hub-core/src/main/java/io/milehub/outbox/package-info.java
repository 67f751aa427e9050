/** Owns the transactional outbox: events are written with what they tell, and relayed from unsent rows. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pace", "tenancy"})
package io.milehub.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
