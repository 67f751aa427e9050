/**
 * Owns what configuration says must exist: tenants, markets, members, clients, sources. Run again, it changes nothing.
 */
@NullMarked
package io.milehub.app.provisioning;

import org.jspecify.annotations.NullMarked;
