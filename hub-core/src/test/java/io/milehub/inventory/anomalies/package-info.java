/**
 * The cases of the Hermitage suite (github.com/ept/hermitage, its page on PostgreSQL), each asked of the hub's own
 * transactions: what may not happen under any serial order of them does not happen at READ COMMITTED either, since rows
 * are locked before anything is decided.
 */
@NullMarked
package io.milehub.inventory.anomalies;

import org.jspecify.annotations.NullMarked;
