/** What may stand in a mapping file: the readers of mapping files go by it, and its JSON Schema is made of it. */
@NullMarked
package io.milehub.mapping.shape;

import org.jspecify.annotations.NullMarked;
