/** The house vitrine-solange: one product feed in Google's vocabulary, as RSS 2.0 and as Atom. */
@NullMarked
package io.milehub.simulators.solange;

import org.jspecify.annotations.NullMarked;
