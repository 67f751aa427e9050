/** What becomes of one record: known from before, skipped, refused or accepted. */
@NullMarked
package io.milehub.mapping.record;

import org.jspecify.annotations.NullMarked;
