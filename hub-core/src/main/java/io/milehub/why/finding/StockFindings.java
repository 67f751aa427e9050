package io.milehub.why.finding;

import io.milehub.why.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Explains how many pieces of an offer there are, by location. */
class StockFindings {
    private static final String LEVELS = """
            select location, on_hand, held, committed, disputed, buffer, content_hash is null as lacking, delivery_id,
                   ordinal, mapping_id, version, as_of
              from inventory.stock_level
             where tenant_id = tenancy.current_tenant() and offer_id = :offer
             order by location
             limit 50
            """;

    private record Level(
            String location,
            String onHand,
            @Nullable Teller teller,
            @Nullable String note) {}

    private final JdbcClient jdbc;
    private final PastTable past;

    StockFindings(JdbcClient jdbc, PastTable past) {
        this.jdbc = jdbc;
        this.past = past;
    }

    List<Finding> of(Offer asked, Question question) {
        return jdbc.sql(LEVELS).param("offer", asked.offerId()).query((row, _) -> level(row, asked)).list().stream()
                .filter(level -> question.asksFor("stock." + level.location()))
                .map(level -> finding(asked, level))
                .toList();
    }

    private Finding finding(Offer asked, Level level) {
        PastTable.Pasts before = past.of(asked, "STOCK", level.location());
        return new Finding(
                "stock." + level.location(),
                "quantity",
                level.onHand(),
                level.teller(),
                before.stood(),
                before.rivals("quantity", level.teller()),
                level.note());
    }

    private static Level level(ResultSet row, Offer asked) throws SQLException {
        boolean lacking = row.getBoolean("lacking");
        String note = lacking ? "The last snapshot lacked this piece, so none are left." : promised(row);
        return new Level(
                row.getString("location"),
                row.getString("on_hand"),
                lacking ? null : OfferTable.teller(row, asked.supplier(), asked.sku()),
                note);
    }

    private static @Nullable String promised(ResultSet row) throws SQLException {
        int held = row.getInt("held");
        int sold = row.getInt("committed");
        int kept = row.getInt("disputed") + row.getInt("buffer");
        int left = Math.max(0, row.getInt("on_hand") - held - sold - kept);
        return held + sold + kept == 0
                ? null
                : "Of these " + held + " are held, " + sold + " sold, " + kept + " kept back: " + left
                        + " can be sold.";
    }
}
