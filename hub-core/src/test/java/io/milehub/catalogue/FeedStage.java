package io.milehub.catalogue;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Feeds.Price;
import io.milehub.intake.stage.StageTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hand-made stages of a test. */
final class FeedStage {
    private static final String PIECE = """
            with said as (
              insert into pg_temp.stage_content
              select w.content, md5(w.content::text)::uuid
                from (select jsonb_strip_nulls(jsonb_build_object('title',
                        jsonb_build_object('en', cast(:title as text)), 'category', 'women/coats', 'season', 'FW26',
                        'images', jsonb_build_array('https://img.example/' || :style || '.jpg')) || :fields::jsonb)
                        as content) w
              returning content_id)
            insert into pg_temp.stage_item
            select :sku, :gtin, :style, :brand,
                   md5(concat_ws('/', :style, catalogue.fold(:colour), :scale, :size))::uuid, :colour, :scale, :size,
                   'FW26', 'women/coats', said.content_id, :rrp, :currency, :taxMode, :taxCountry, :limit, :version,
                   :asOf, md5(:content)::uuid, md5(:content)::uuid, :delivery, :ordinal
              from said
            """;

    private static final String COUNTED = """
            insert into pg_temp.stage_stock
            values (:sku, :location, :quantity, null, :version, :asOf, md5(:content)::uuid, md5(:content)::uuid,
                    :delivery, :ordinal)
            """;

    private static final String PRICED = """
            insert into pg_temp.stage_price
            values (:sku, :type, :minor, :currency, :taxMode, :taxCountry, :version, :asOf, md5(:content)::uuid,
                    md5(:content)::uuid, :delivery, :ordinal)
            """;

    private final JdbcClient jdbc;

    FeedStage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void items(List<Piece> pieces, long delivery) {
        StageTables.ready(RecordKind.ITEM);
        for (Piece piece : pieces) {
            boolean priced = piece.rrpMinor() != null;
            jdbc.sql(PIECE)
                    .param("sku", piece.sku())
                    .param("gtin", piece.gtin())
                    .param("style", piece.style())
                    .param("brand", piece.brand())
                    .param("colour", piece.colour())
                    .param("scale", piece.scale())
                    .param("size", piece.size())
                    .param("title", piece.title())
                    .param("fields", piece.fields())
                    .param("rrp", piece.rrpMinor())
                    .param("currency", priced ? piece.currency() : null)
                    .param("taxMode", priced ? piece.taxCountry() == null ? "EXC" : "INC" : null)
                    .param("taxCountry", priced ? piece.taxCountry() : null)
                    .param("limit", piece.lifetimeLimit())
                    .param("version", piece.version())
                    .param("asOf", at(piece.asOf()))
                    .param("content", piece.content())
                    .param("delivery", delivery)
                    .param("ordinal", 0)
                    .update();
        }
    }

    void stock(List<Count> counts, long delivery) {
        StageTables.ready(RecordKind.STOCK);
        for (Count count : counts) {
            jdbc.sql(COUNTED)
                    .param("sku", count.sku())
                    .param("location", count.location())
                    .param("quantity", count.quantity())
                    .param("version", count.version())
                    .param("asOf", at(count.asOf()))
                    .param("content", count.told(null, null).toString())
                    .param("delivery", delivery)
                    .param("ordinal", 0)
                    .update();
        }
    }

    void prices(List<Price> prices, long delivery) {
        StageTables.ready(RecordKind.PRICE);
        for (Price price : prices) {
            jdbc.sql(PRICED)
                    .param("sku", price.sku())
                    .param("type", price.type())
                    .param("minor", price.minor())
                    .param("currency", price.currency())
                    .param("taxMode", price.taxCountry() == null ? "EXC" : "INC")
                    .param("taxCountry", price.taxCountry())
                    .param("version", price.version())
                    .param("asOf", null)
                    .param("content", price.toString())
                    .param("delivery", delivery)
                    .param("ordinal", 0)
                    .update();
        }
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
