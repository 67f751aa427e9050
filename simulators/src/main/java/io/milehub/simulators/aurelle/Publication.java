package io.milehub.simulators.aurelle;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.StockBook;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.StockRow;
import java.time.Instant;
import java.util.List;

/** One version as it stands, catalogue and stock together. */
record Publication(Assortment assortment, List<StockRow> stock, Instant publishedAt) {

    static Publication of(Assortment assortment, StockBook book, Instant publishedAt) {
        return new Publication(assortment, book.rows(assortment), publishedAt);
    }

    int version() {
        return assortment.version();
    }

    Manifest manifest(double scale) {
        var feeds = new Manifest.Feeds(CatalogueFigures.of(assortment.entries()), StockFigures.of(stock), null);
        return Manifest.of(assortment, scale, publishedAt, feeds);
    }
}
