/**
 * For tests only: watches a pool of connections, stops or delays the hub at a chosen boundary, and seeds bugs into what
 * it sends. It is put beside the packaged hub on the class path; no part of the hub knows it.
 */
@NullMarked
package io.milehub.faults;

import org.jspecify.annotations.NullMarked;
