/** Where what a file says stands in it, so that what is wrong can be shown there. */
@NullMarked
package io.milehub.mapping.place;

import org.jspecify.annotations.NullMarked;
