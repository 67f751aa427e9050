/** Owns what an operator sees of the way in: runs, quarantined records, sources and their health. */
@NullMarked
package io.milehub.api.ops;

import org.jspecify.annotations.NullMarked;
