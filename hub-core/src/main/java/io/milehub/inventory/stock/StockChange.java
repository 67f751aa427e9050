package io.milehub.inventory.stock;

import io.milehub.database.ScratchTable;

/** Where a stock run keeps what it found that it would do, one row a level. */
final class StockChange {
    private static final String COLUMNS = """
            sku text, offer_id bigint, location text, fresh boolean, quantity int, version bigint, as_of timestamptz,
            hash uuid, raw_hash uuid, source text, domain text, delivery_id bigint, ordinal int, mapping_id int,
            verb text, was int
            """;

    /** What a chunk is told of each. */
    static final String CHUNK_NAMES = """
            offer_id, location, quantity, version, as_of, hash, raw_hash, source, domain, delivery_id, ordinal,
            mapping_id
            """;

    /** Of the run. */
    static final ScratchTable TABLE = ScratchTable.ofShortRows("stock_change", COLUMNS);

    /** One of its chunks, on the connection that writes it. */
    static final ScratchTable CHUNK = ScratchTable.ofShortRows("stock_chunk", """
            offer_id bigint, location text, quantity int, version bigint, as_of timestamptz, hash uuid, raw_hash uuid,
            source text, domain text, delivery_id bigint, ordinal int, mapping_id int
            """);

    /** What a source counted where another is the authority. */
    static final ScratchTable PARITY = ScratchTable.ofShortRows("stock_parity", COLUMNS);

    private StockChange() {}
}
