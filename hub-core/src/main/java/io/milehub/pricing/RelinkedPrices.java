package io.milehub.pricing;

import io.milehub.catalogue.link.LinkFollower;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What members are shown follows the offers of a variant also where an operator links them another way. */
@Component
class RelinkedPrices implements LinkFollower {
    private static final String TOUCHED = """
            insert into pg_temp.price_touched
            select variant_id, fresh, false as alone from pg_temp.item_variant
            """;

    private final JdbcClient jdbc;
    private final ShownPrices shown;

    RelinkedPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.shown = new ShownPrices(jdbc);
    }

    @Override
    public void follow() {
        ShownPrices.TOUCHED.ready();
        jdbc.sql(TOUCHED).update();
        shown.append(true);
    }
}
