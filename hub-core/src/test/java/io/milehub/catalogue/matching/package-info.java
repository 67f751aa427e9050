/**
 * Proves by generated traces, against a reference that knows no history, that links depend on nothing but what stands.
 */
@NullMarked
package io.milehub.catalogue.matching;

import org.jspecify.annotations.NullMarked;
