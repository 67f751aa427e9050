/**
 * Owns the way to PostgreSQL: connections, the checks that start-up insists on, the migration and the pool.
 *
 * <p>Every module may use it. It knows nothing of tables; those belong to the modules.
 */
@NullMarked
package io.milehub.database;

import org.jspecify.annotations.NullMarked;
