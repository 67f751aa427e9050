/** Owns for whom work is done: the tenant, the viewer, and the transaction that row-level security sees them in. */
@NullMarked
package io.milehub.tenancy;

import org.jspecify.annotations.NullMarked;
