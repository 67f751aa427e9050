/** Reads what stands, what stood before and what lost, each with the place where it was told. */
@NullMarked
package io.milehub.why.finding;

import org.jspecify.annotations.NullMarked;
