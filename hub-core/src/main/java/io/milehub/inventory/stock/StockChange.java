package io.milehub.inventory.stock;

import io.milehub.database.ScratchTable;

/** Where a stock run keeps what it found that it would do, one row a level. */
final class StockChange {
    private static final String COLUMNS = """
            sku text, offer_id bigint, location text, fresh boolean, quantity int, version bigint, as_of timestamptz,
            hash uuid, raw_hash uuid, source text, domain text, delivery_id bigint, ordinal int, mapping_id int,
            verb text, was int, brand text
            """;

    /** Their names. */
    static final String NAMES = """
            sku, offer_id, location, fresh, quantity, version, as_of, hash, raw_hash, source, domain, delivery_id,
            ordinal, mapping_id, verb, was, brand
            """;

    /** Of the run, or of one of its chunks. */
    static final ScratchTable TABLE = ScratchTable.ofShortRows("stock_change", COLUMNS);

    /** What a source counted where another is the authority. */
    static final ScratchTable PARITY = ScratchTable.ofShortRows("stock_parity", COLUMNS);

    private StockChange() {}
}
