package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An id that was public leads to where its offers are now, in one step, and only to what lives. */
class RedirectTest {
    private static final String FIRST_GTIN = "08051234567897";
    private static final String SECOND_GTIN = "08051234567880";

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @BeforeAll
    static void open() {
        for (String source : List.of("chain", "fork", "style", "gone")) {
            feeds.source(FIRST, source, 10);
        }
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void an_id_that_moved_twice_leads_to_the_end_in_one_step_and_no_circle_comes_of_moving_back() {
        Piece piece = Piece.of("C-1").style("CHAIN");
        feeds.delta(FIRST, "chain", piece);
        feeds.delta(FIRST, "chain", piece.gtin(FIRST_GTIN));
        assertThat(variants("CHAIN")).containsExactly("style to gtin:" + FIRST_GTIN);
        feeds.delta(FIRST, "chain", piece.gtin(SECOND_GTIN));
        assertThat(variants("CHAIN"))
                .containsExactly("gtin:" + FIRST_GTIN + " to gtin:" + SECOND_GTIN, "style to gtin:" + SECOND_GTIN);
        feeds.delta(FIRST, "chain", piece);
        assertThat(variants("CHAIN"))
                .containsExactly("gtin:" + SECOND_GTIN + " to style", "gtin:" + FIRST_GTIN + " to style");
    }

    @Test
    void an_id_whose_offers_went_to_two_leads_to_the_one_that_lives() {
        String one = "gtin:08051234567873";
        String other = "gtin:08051234567866";
        Piece best = Piece.of("F-1").style("FORK");
        Piece next = Piece.of("F-2").style("FORK");
        feeds.snapshot(FIRST, "fork", best, next);
        feeds.snapshot(FIRST, "fork", best.gtin(one.substring(5)), next.gtin(other.substring(5)));
        assertThat(variants("FORK")).containsExactly("style to " + one);
        feeds.snapshot(FIRST, "fork", next.gtin(other.substring(5)));
        assertThat(variants("FORK")).containsExactly("style to " + other);
        feeds.snapshot(FIRST, "fork", Piece.of("F-9").style("ELSE"));
        assertThat(variants("FORK")).as("nothing lives behind it").isEmpty();
        feeds.snapshot(FIRST, "fork", best.gtin(one.substring(5)));
        assertThat(variants("FORK")).containsExactly("style to " + one);
    }

    @Test
    void a_product_whose_style_is_renamed_twice_leads_to_its_last_name() {
        feeds.delta(FIRST, "style", Piece.of("S-1").style("OLD"));
        feeds.delta(FIRST, "style", Piece.of("S-1").style("NEW"));
        feeds.delta(FIRST, "style", Piece.of("S-1").style("NEWEST"));
        assertThat(text("""
                select o.style_key || ' to ' || n.style_key
                  from catalogue.redirect r
                  join catalogue.product o on o.product_id = r.old_id
                  join catalogue.product n on n.product_id = r.new_id
                 where r.kind = 'PRODUCT' and n.style_key like 'NEW%' order by 1
                """)).containsExactly("NEW to NEWEST", "OLD to NEWEST");
    }

    @Test
    void an_id_whose_offers_were_only_removed_leads_nowhere() {
        Piece goes = Piece.of("G-1").style("GOES");
        feeds.snapshot(FIRST, "gone", goes, Piece.of("G-2").style("STAYS"));
        feeds.snapshot(FIRST, "gone", Piece.of("G-2").style("STAYS"));
        assertThat(variants("GOES")).isEmpty();
    }

    /** Redirects of variants of the style; of keys that are none but a style's only that. */
    private static List<String> variants(String style) {
        return text("""
                select coalesce('gtin:' || o.gtin, case when o.variant_key::text like 'ffffffff-%%' then 'split'
                                                        else 'style' end) || ' to '
                       || coalesce('gtin:' || n.gtin, case when n.variant_key::text like 'ffffffff-%%' then 'split'
                                                           else 'style' end)
                  from catalogue.redirect r
                  join catalogue.variant o on o.variant_id = r.old_id
                  join catalogue.variant n on n.variant_id = r.new_id
                  join catalogue.product p on p.product_id = n.product_id
                 where r.kind = 'VARIANT' and p.style_key = '%s' order by 1
                """.formatted(style));
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
