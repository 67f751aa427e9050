/** Bugs that the intake does not have, each sown where a named check must see it. */
@NullMarked
package io.milehub.intake.bugs;

import org.jspecify.annotations.NullMarked;
