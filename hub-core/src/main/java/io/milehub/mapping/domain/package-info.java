/** What feeds that tell of the same facts must have in common. */
@NullMarked
package io.milehub.mapping.domain;

import org.jspecify.annotations.NullMarked;
