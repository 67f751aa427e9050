package io.milehub.intake.stage;

import io.milehub.canonical.RecordKind;
import io.milehub.database.ScratchTable;

/** The temporary table of each kind of record. Merge targets read it by its name; its columns are their contract. */
enum StageTable {
    ITEM(RecordKind.ITEM, "stage_item", "sku", """
            sku text, gtin text, style_key text, brand text, style_class uuid, colour text, size_scale text,
            size_label text, season text, category text, content_id uuid, rrp_minor bigint, rrp_currency text,
            rrp_tax_mode text, rrp_tax_country text, lifetime_limit int
            """),
    /** Whose counts these are is known of some, and is to be looked up for the others. */
    STOCK(RecordKind.STOCK, "stage_stock", "sku, location", "sku text, location text, quantity int, offer_id bigint"),
    PRICE(
            RecordKind.PRICE,
            "stage_price",
            "sku, type",
            "sku text, type text, amount_minor bigint, currency text, tax_mode text, tax_country text"),
    ORDER_STATUS(RecordKind.ORDER_STATUS, "stage_order_status", StageTable.EACH, StageTable.REPORT),
    SHIPMENT(RecordKind.SHIPMENT, "stage_shipment", StageTable.EACH, StageTable.REPORT),
    RETURN(RecordKind.RETURN, "stage_return", StageTable.EACH, StageTable.REPORT),
    FX_RATE(RecordKind.FX_RATE, "stage_fx_rate", StageTable.EACH, "base text, quote text, type text, rate numeric");

    /** No record takes the place of another. */
    private static final String EACH = "delivery_id, ordinal";

    /**
     * Of all three kinds the same, so that one merge reads them; what names of it are not told are empty texts. Unlike
     * what other kinds say of a fact, reasons and addresses may be long.
     */
    private static final String REPORT = """
            order_number text, line text, sku text, word text, reference text, quantity int, happened_at timestamptz,
            reason text, expected_at timestamptz, carrier text, tracking text, tracking_url text,
            delivered_at timestamptz, condition text, disposition text
            """;

    private final RecordKind kind;
    private final String table;
    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // It remembers where it was made, and means the same everywhere.
    private final ScratchTable scratch;

    StageTable(RecordKind kind, String table, String key, String columns) {
        this.kind = kind;
        this.table = table;
        this.key = key;
        String all = columns + ", version bigint, as_of timestamptz, hash uuid, raw_hash uuid, delivery_id bigint,"
                + " ordinal int";
        this.scratch = columns.equals(REPORT) ? ScratchTable.of(table, all) : ScratchTable.ofShortRows(table, all);
    }

    static StageTable of(RecordKind kind) {
        for (StageTable table : values()) {
            if (table.kind == kind) {
                return table;
            }
        }
        throw new IllegalArgumentException("records of kind " + kind.slug() + " have no stage");
    }

    /** Empty at the beginning of the transaction. */
    void ready() {
        scratch.ready();
        if (this == ITEM) {
            Contents.TABLE.ready();
        }
    }

    String copy() {
        return "copy " + table + " from stdin";
    }

    /**
     * Of records with one key the last stands, in the order in which merges put facts ({@code catalogue.later}), so
     * that it does not matter in which order they came. All that a snapshot tells holds at least for its own moment.
     */
    String reduce(boolean byVersion) {
        String moment = "greatest(s.as_of, m.moment) desc nulls last";
        String version = "s.version desc nulls last";
        return """
            delete from %1$s where ctid in (
              select lost.ctid
                from (select s.ctid, row_number() over (
                               partition by %2$s
                               order by %3$s, %4$s, s.hash desc, s.delivery_id desc, s.ordinal desc) as place
                        from %1$s s
                       cross join (select case when :snapshot then coalesce(cast(:asOf as timestamptz),
                                            cast(:startedAt as timestamptz) - lag) end as moment
                                     from intake.source
                                    where tenant_id = tenancy.current_tenant() and source = :source) m
                       where (%2$s) in (select %2$s from %1$s group by %2$s having count(*) > 1)) lost
               where lost.place > 1)
            """.formatted(table, key, byVersion ? version : moment, byVersion ? moment : version);
    }

    String latestMoment() {
        return "select max(as_of) from " + table;
    }

    String count() {
        return "select count(*) from " + table;
    }
}
