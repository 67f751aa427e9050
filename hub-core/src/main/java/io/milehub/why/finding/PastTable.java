package io.milehub.why.finding;

import io.milehub.why.finding.Finding.Past;
import io.milehub.why.finding.Finding.Rival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what once stood, and what lost, from {@code intake.past_fact}; newest first and bounded. */
class PastTable {
    private static final String PAST = """
            select p.fate, p.delivery_id, p.ordinal, p.mapping_id, p.version, p.as_of, p.run_id, r.finished_at
              from intake.past_fact p
              left join intake.run r on r.tenant_id = tenancy.current_tenant() and r.run_id = p.run_id
             where p.tenant_id = tenancy.current_tenant() and p.offer_id = :offer and p.kind = :kind and p.part = :part
             order by p.past_id desc
             limit :limit
            """;

    private record Row(
            String fate, Teller teller, long run, @Nullable Instant ended) {}

    /** What there is for one fact. */
    record Pasts(List<Past> stood, List<Teller> lost) {
        /** As rivals of what stands. */
        List<Rival> rivals(String mapped, @Nullable Teller standing) {
            return lost.stream()
                    .map(teller -> new Rival(null, teller, mapped, Reasons.older(teller, standing)))
                    .toList();
        }
    }

    private final JdbcClient jdbc;
    private final int rowsMax;

    PastTable(JdbcClient jdbc, int rowsMax) {
        this.jdbc = jdbc;
        this.rowsMax = rowsMax;
    }

    Pasts of(Offer offer, String kind, String part) {
        List<Past> stood = new ArrayList<>();
        List<Teller> lost = new ArrayList<>();
        List<Row> rows = jdbc.sql(PAST)
                .param("offer", offer.offerId())
                .param("kind", kind)
                .param("part", part)
                .param("limit", rowsMax)
                .query((row, _) -> row(row, offer))
                .list();
        for (Row row : rows) {
            if (row.fate().equals("LOST")) {
                lost.add(row.teller());
            } else {
                stood.add(new Past(null, row.teller(), row.fate(), row.run(), row.ended()));
            }
        }
        return new Pasts(stood, lost);
    }

    private static Row row(ResultSet row, Offer offer) throws SQLException {
        return new Row(
                row.getString("fate"),
                OfferTable.teller(row, offer.supplier(), offer.sku()),
                row.getLong("run_id"),
                OfferTable.instant(row, "finished_at"));
    }
}
