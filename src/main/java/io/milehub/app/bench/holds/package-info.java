/** Buyers who hold as fast as they are answered, and the hold as one statement that the hub is measured against. */
@NullMarked
package io.milehub.app.bench.holds;

import org.jspecify.annotations.NullMarked;
