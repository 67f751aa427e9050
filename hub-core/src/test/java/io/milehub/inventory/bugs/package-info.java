/** Bugs that holds and stock do not have, each sown where a named law of the judge must see it. */
@NullMarked
package io.milehub.inventory.bugs;

import org.jspecify.annotations.NullMarked;
