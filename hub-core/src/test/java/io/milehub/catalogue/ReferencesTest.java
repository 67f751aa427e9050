package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Feeds.Price;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables that bulk merges write carry no foreign keys; this is what they would say. */
class ReferencesTest {
    private static final List<String> DANGLING = List.of(
            "catalogue.product c where not exists (select from catalogue.brand p where p.brand_id = c.brand_id)",
            "catalogue.product_version c"
                    + " where not exists (select from catalogue.product p where p.product_id = c.product_id)",
            "catalogue.variant c where not exists (select from catalogue.product p where p.product_id = c.product_id)",
            "catalogue.offer c where c.variant_id is not null"
                    + " and not exists (select from catalogue.variant p where p.variant_id = c.variant_id)",
            "catalogue.offer c where c.brand_id is not null"
                    + " and not exists (select from catalogue.brand p where p.brand_id = c.brand_id)",
            "catalogue.offer c where not exists (select from intake.supplier p where p.supplier_id = c.supplier_id)",
            "catalogue.offer c where c.delivery_id is not null"
                    + " and not exists (select from intake.delivery p where p.delivery_id = c.delivery_id)",
            "catalogue.offer c where c.mapping_id is not null"
                    + " and not exists (select from intake.mapping p where p.mapping_id = c.mapping_id)",
            "pricing.price_fact c where not exists (select from catalogue.offer p where p.offer_id = c.offer_id)",
            "pricing.price_fact c where not exists (select from intake.delivery p where p.delivery_id = c.delivery_id)",
            "pricing.price_fact c where not exists (select from intake.mapping p where p.mapping_id = c.mapping_id)",
            "pricing.price_shown c"
                    + " where not exists (select from catalogue.variant p where p.variant_id = c.variant_id)",
            "pricing.price_shown c where not exists (select from pricing.market p where p.market = c.market)",
            "inventory.stock_level c where not exists (select from catalogue.offer p where p.offer_id = c.offer_id)",
            "inventory.stock_level c"
                    + " where not exists (select from intake.delivery p where p.delivery_id = c.delivery_id)",
            "inventory.stock_level c"
                    + " where not exists (select from intake.mapping p where p.mapping_id = c.mapping_id)");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void every_reference_of_what_merges_write_stands() {
        try (Feeds feeds = new Feeds(database)) {
            feeds.italy(FIRST);
            feeds.source(FIRST, "one", 10);
            feeds.source(FIRST, "two", 20);
            feeds.snapshot(FIRST, "one", Piece.of("A"), Piece.of("B").gtin("08051234567897"));
            feeds.snapshot(FIRST, "two", Piece.of("C").gtin("08051234567897").brand("Other"));
            feeds.snapshot(FIRST, "one", Piece.of("B"));
            feeds.stock(FIRST, "two", FeedMode.SNAPSHOT, Count.of("C", 1), Count.of("D", 1));
            feeds.prices(FIRST, "two", FeedMode.DELTA, new Price("C", "RRP", 100, "EUR", "IT", null));
            for (String dangling : DANGLING) {
                assertThat(database.query(
                                FIRST,
                                () -> database.jdbc()
                                        .sql("select count(*) from " + dangling)
                                        .query(Long.class)
                                        .single()))
                        .as(dangling)
                        .isZero();
            }
        }
    }

    @Test
    void the_application_may_not_delete_what_others_refer_to() {
        for (String table : List.of(
                "catalogue.brand",
                "catalogue.product",
                "catalogue.variant",
                "catalogue.offer",
                "intake.mapping",
                "intake.delivery")) {
            assertThat(database.query(
                            FIRST,
                            () -> database.jdbc()
                                    .sql("select has_table_privilege('" + table + "', 'DELETE')")
                                    .query(Boolean.class)
                                    .single()))
                    .as(table)
                    .isFalse();
        }
    }
}
