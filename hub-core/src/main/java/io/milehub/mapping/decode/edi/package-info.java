/** Reads interchanges of EDIFACT and X12, segment by segment and without a schema. */
@NullMarked
package io.milehub.mapping.decode.edi;

import org.jspecify.annotations.NullMarked;
