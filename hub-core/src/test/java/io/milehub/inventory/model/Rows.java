package io.milehub.inventory.model;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the tables, each counter as the level has it, as the ledger sums it and as its promises do. */
final class Rows {
    private static final String LEVELS = """
            with entered as (
              select offer_id, location, sum(delta) filter (where counter = 'ON_HAND') as on_hand,
                     sum(delta) filter (where counter = 'HELD') as held,
                     sum(delta) filter (where counter = 'COMMITTED') as committed,
                     sum(delta) filter (where counter = 'DISPUTED') as disputed,
                     sum(delta) filter (where counter = 'SHORTFALL') as shortfall
                from inventory.ledger group by offer_id, location
            ), promised as (
              select offer_id, location, sum(quantity) as pieces
                from inventory.promise natural join inventory.hold
               where state in ('HELD', 'PINNED') group by offer_id, location
            ), unseen as (
              select offer_id, location, count(*) as pieces
                from inventory.sold_piece where committed group by offer_id, location)
            select l.offer_id, l.location, l.on_hand, l.held, l.committed, l.disputed, l.shortfall,
                   l.on_hand - l.held - l.committed - l.disputed - l.buffer as free,
                   coalesce(e.on_hand, 0), coalesce(e.held, 0), coalesce(e.committed, 0), coalesce(e.disputed, 0),
                   coalesce(e.shortfall, 0), coalesce(p.pieces, 0), coalesce(u.pieces, 0)
              from inventory.stock_level l
              left join entered e using (offer_id, location)
              left join promised p using (offer_id, location)
              left join unseen u using (offer_id, location)
             order by l.offer_id, l.location
            """;

    private static final String STATES = "select state from inventory.hold order by hold_id";

    private final TestDatabase database;
    private final TenantId tenant;
    private final List<Long> offers;

    Rows(TestDatabase database, TenantId tenant, List<Long> offers) {
        this.database = database;
        this.tenant = tenant;
        this.offers = offers;
    }

    /** As {@link #foretold} writes it. */
    List<String> standing() {
        return database.query(tenant, () -> {
            List<String> lines = new ArrayList<>(
                    database.jdbc().sql(LEVELS).query((row, _) -> level(row)).list());
            lines.add("holds " + database.jdbc().sql(STATES).query(String.class).list());
            return lines;
        });
    }

    private String level(ResultSet row) throws SQLException {
        var place = new Place(offers.indexOf(row.getLong(1)), row.getString(2));
        int[] numbers = new int[13];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.getInt(i + 3);
        }
        return place + line(numbers);
    }

    private static String line(int... of) {
        String level = " on hand %d held %d committed %d disputed %d short %d free %d"
                .formatted(of[0], of[1], of[2], of[3], of[4], of[5]);
        String sums = ", ledger %d %d %d %d %d, promised %d unseen %d"
                .formatted(of[6], of[7], of[8], of[9], of[10], of[11], of[12]);
        return level + sums;
    }

    static List<String> foretold(Reference reference) {
        List<String> lines = new ArrayList<>();
        for (Place place : reference.layout.pieces().keySet()) {
            int onHand = reference.counted.onHand(place);
            int held = reference.held(place);
            int committed = reference.committed(place);
            int disputed = reference.counted.disputed(place);
            int shortfall = reference.shortfall(place);
            int free = reference.available(place);
            lines.add(place
                    + line(
                            onHand, held, committed, disputed, shortfall, free, onHand, held, committed, disputed,
                            shortfall, held, committed));
        }
        lines.add("holds "
                + reference.taken.stream().map(hold -> hold.state.name()).toList());
        return lines;
    }
}
