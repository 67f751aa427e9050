package io.milehub.catalogue.matching;

import io.milehub.catalogue.Piece;
import java.util.List;

/** One step of a trace: a source tells all that it has or what has changed, or an operator has a word on one offer. */
sealed interface Told {
    /** What the whole catalogue of a source is from now on. */
    record Catalogue(String source, List<Piece> pieces) implements Told {}

    /** What some pieces of a source are from now on; nothing is said of the others. */
    record Changes(String source, List<Piece> pieces) implements Told {}

    /** An offer is split off, or rejoined. */
    record Word(String source, String sku, boolean split) implements Told {}
}
