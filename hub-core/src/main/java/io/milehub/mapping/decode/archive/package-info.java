/** Reads bodies out of gzip and zip, bounded in size and in how far they may swell. */
@NullMarked
package io.milehub.mapping.decode.archive;

import org.jspecify.annotations.NullMarked;
