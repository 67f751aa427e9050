package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Assortment;
import java.time.Instant;
import java.util.List;

/** What a supplier shows at one time, catalogue and stock together. */
public record Publication(Assortment assortment, List<StockRow> stock, Instant publishedAt) {}
