/** The brand maison-aurelle: paged JSON with cursors, ETags and hiccups. */
@NullMarked
package io.milehub.simulators.aurelle;

import org.jspecify.annotations.NullMarked;
