/** Owns the audit trail: decisions of operators and provisioning, append-only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenancy"})
package io.milehub.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
