package io.milehub.simulators.lume;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Style;
import io.milehub.simulators.supplier.CatalogueFigures;
import io.milehub.simulators.supplier.Manifest;
import io.milehub.simulators.supplier.PriceFigures;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.StockRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of the distributor's catalogue with its stock. */
record Publication(Assortment assortment, List<StockRow> stock, Instant publishedAt) {

    /** The items whose prices are pushed: sold, with a SKU and with something that stands for a price. */
    List<Item> priced() {
        return items(assortment)
                .filter(item -> !item.discontinued()
                        && item.fault() != Fault.SKU_MISSING
                        && item.fault() != Fault.PRICE_MISSING)
                .toList();
    }

    boolean knows(String sku) {
        return items(assortment).anyMatch(item -> item.sku().equals(sku));
    }

    Manifest manifest(double scale, Set<String> brandGtins) {
        var feeds = new Manifest.Feeds(
                CatalogueFigures.of(assortment.entries()), StockFigures.of(stock), PriceFigures.of(priced()));
        int shared = (int)
                validGtins(assortment).stream().filter(brandGtins::contains).count();
        return Manifest.of(assortment, scale, publishedAt, feeds).sharing(shared);
    }

    /** The keys of the valid items. */
    static Set<String> validGtins(Assortment assortment) {
        Predicate<Item> keyed = item -> item.valid() && item.gtinUsable();
        return items(assortment)
                .filter(keyed)
                .flatMap(item -> Stream.ofNullable(item.gtin()))
                .collect(Collectors.toSet());
    }

    private static Stream<Item> items(Assortment assortment) {
        return assortment.styles().stream().map(Style::items).flatMap(List::stream);
    }
}
