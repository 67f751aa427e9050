package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.link.OfferLink;
import io.milehub.catalogue.link.SplitOutcome;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator says of an offer stays, whatever feeds tell. */
class SplitTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @BeforeAll
    static void open() {
        feeds.italy(FIRST);
        feeds.source(FIRST, "aurelle", 10);
        feeds.source(FIRST, "nord", 20);
        feeds.source(FIRST, "lume", 30);
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void an_offer_that_was_split_off_stands_alone_with_its_own_price_until_it_is_rejoined() {
        feeds.delta(FIRST, "aurelle", Piece.of("A-1").style("SPLIT").gtin("08051234567897"));
        feeds.delta(FIRST, "nord", Piece.of("A-2").style("SPLIT").rrp(60000L, "EUR", "IT"));
        long together = variant("A-1");
        assertThat(variant("A-2")).isEqualTo(together);
        assertThat(shown(together)).isEqualTo(60000);

        assertThat(split("A-2")).isInstanceOf(SplitOutcome.Done.class);
        long alone = variant("A-2");
        assertThat(alone).isNotEqualTo(together);
        assertThat(variant("A-1")).isEqualTo(together);
        assertThat(List.of(shown(together), shown(alone))).containsExactly(65000L, 60000L);
        assertThat(redirects()).noneMatch(redirect -> redirect.startsWith("VARIANT " + together + " "));

        feeds.delta(FIRST, "nord", Piece.of("A-2").style("SPLIT").title("Told again"));
        assertThat(variant("A-2")).as("whatever feeds say later").isEqualTo(alone);

        assertThat(rejoin("A-2")).isInstanceOf(SplitOutcome.Done.class);
        assertThat(variant("A-2")).isEqualTo(together);
        assertThat(redirects()).contains("VARIANT " + alone + " " + together);
    }

    @Test
    void a_gtin_that_was_split_off_speaks_for_its_class_no_longer() {
        feeds.delta(FIRST, "aurelle", Piece.of("B-1").style("CLASS").gtin("08051234567880"));
        feeds.delta(FIRST, "nord", Piece.of("B-2").style("CLASS"));
        feeds.delta(FIRST, "lume", Piece.of("B-3").style("CLASS").gtin("08051234567873"));
        assertThat(key("B-2")).as("of two GTINs neither is the one").startsWith("style:");
        split("B-1");
        assertThat(key("B-2")).isEqualTo("gtin:08051234567873");
        rejoin("B-1");
        assertThat(key("B-2")).startsWith("style:");
    }

    @Test
    void stock_and_holds_stay_with_the_offer_wherever_it_is_linked() {
        feeds.delta(FIRST, "nord", Piece.of("C-1").style("STOCK"));
        feeds.stock(FIRST, "nord", FeedMode.DELTA, Count.of("C-1", 3));
        long offer = offer("C-1");
        split("C-1");
        assertThat(key("C-1")).isEqualTo("split:" + offer);
        assertThat(text("select on_hand::text from inventory.stock_level join catalogue.offer using (offer_id)"
                        + " where supplier_sku = 'C-1'"))
                .containsExactly("3");
    }

    @Test
    void what_stood_alone_already_takes_its_old_id_with_it() {
        feeds.delta(FIRST, "nord", Piece.of("D-1").style("ALONE"));
        long before = variant("D-1");
        split("D-1");
        assertThat(redirects()).contains("VARIANT " + before + " " + variant("D-1"));
        rejoin("D-1");
        assertThat(variant("D-1")).isEqualTo(before);
        assertThat(redirects()).noneMatch(redirect -> redirect.startsWith("VARIANT " + before + " "));
    }

    @Test
    void an_offer_that_the_catalogue_has_not_told_yet_may_be_split_off_before() {
        feeds.delta(FIRST, "aurelle", Piece.of("E-1").style("EARLY"));
        feeds.stock(FIRST, "nord", FeedMode.DELTA, Count.of("E-2", 1));
        assertThat(split("E-2")).isInstanceOf(SplitOutcome.Done.class);
        feeds.delta(FIRST, "nord", Piece.of("E-2").style("EARLY"));
        assertThat(key("E-2")).isEqualTo("split:" + offer("E-2"));
    }

    @Test
    void the_product_tells_of_the_change_and_the_audit_trail_of_who_made_it() {
        feeds.delta(
                FIRST,
                "aurelle",
                Piece.of("F-1").style("TELL"),
                Piece.of("F-2").style("TELL").size("42"));
        feeds.delta(FIRST, "nord", Piece.of("F-3").style("TELL"));
        String before = version("TELL");
        split("F-3");
        assertThat(Integer.parseInt(version("TELL"))).isEqualTo(Integer.parseInt(before) + 1);
        assertThat(text("""
                select aggregate_version::text from outbox.event e
                 where aggregate_id = (select product_id::text from catalogue.product where style_key = 'TELL')
                 order by event_id desc limit 1
                """)).containsExactly(version("TELL"));
        assertThat(text("select actor || ' ' || action || ' ' || (detail ->> 'why') from audit.entry"
                        + " where subject = 'offer:" + offer("F-3") + "'"))
                .containsExactly("olga offer-split another coat");
    }

    @Test
    void saying_the_same_twice_changes_nothing_and_an_unknown_offer_is_said_to_be_unknown() {
        feeds.delta(FIRST, "nord", Piece.of("G-1").style("TWICE"));
        assertThat(rejoin("G-1")).isInstanceOf(SplitOutcome.AlreadySo.class);
        split("G-1");
        assertThat(split("G-1")).isInstanceOf(SplitOutcome.AlreadySo.class);
        assertThat(text("select action from audit.entry where subject = 'offer:" + offer("G-1") + "'"))
                .containsExactly("offer-split");
        assertThat(database.query(FIRST, () -> feeds.splits().split(987654, "olga", "no such offer")))
                .isEqualTo(new SplitOutcome.Unknown());
    }

    @Test
    void offers_are_found_by_sku_and_source_with_what_was_said_of_them() {
        feeds.delta(FIRST, "nord", Piece.of("H-1").style("FIND"));
        feeds.delta(FIRST, "lume", Piece.of("H-1").style("FIND"));
        assertThat(found("H-1", null)).extracting(OfferLink::supplier).containsExactly("nord", "lume");
        long offer = found("H-1", "lume").getFirst().offerId();
        database.query(FIRST, () -> feeds.splits().split(offer, "olga", "another coat"));
        OfferLink.Split said = found("H-1", "lume").getFirst().split();
        assertThat(said).extracting(OfferLink.Split::by, OfferLink.Split::why).containsExactly("olga", "another coat");
        assertThat(database.query(FIRST, () -> feeds.splits().standing(0, 100)))
                .extracting(OfferLink::offerId)
                .contains(offer)
                .isSorted();
    }

    private static List<OfferLink> found(String sku, @Nullable String source) {
        return database.query(FIRST, () -> feeds.splits().find(sku, source));
    }

    private static SplitOutcome split(String sku) {
        long offer = offer(sku);
        return database.query(FIRST, () -> feeds.splits().split(offer, "olga", "another coat"));
    }

    private static SplitOutcome rejoin(String sku) {
        long offer = offer(sku);
        return database.query(FIRST, () -> feeds.splits().rejoin(offer, "olga", "the same coat after all"));
    }

    private static long offer(String sku) {
        return Long.parseLong(text("select offer_id::text from catalogue.offer where supplier_sku = '" + sku + "'")
                .getFirst());
    }

    private static long variant(String sku) {
        return Long.parseLong(text("select variant_id::text from catalogue.offer where supplier_sku = '" + sku + "'")
                .getFirst());
    }

    private static String key(String sku) {
        return text("""
                        select case when gtin is not null then 'gtin:' || gtin
                                    when variant_key::text like 'ffffffff-%' then
                                      'split:' || ('x' || right(replace(variant_key::text, '-', ''), 16))
                                                    ::bit(64)::bigint
                                    else 'style:' || variant_key end
                          from catalogue.variant where variant_id =\s""" + variant(sku)).getFirst();
    }

    private static long shown(long variant) {
        return Long.parseLong(text("select amount_minor::text from pricing.price_shown where variant_id = " + variant
                        + " order by shown_from desc limit 1")
                .getFirst());
    }

    private static String version(String style) {
        return text("select coalesce(v.version, 1)::text from catalogue.product p"
                        + " left join catalogue.product_version v using (tenant_id, product_id)"
                        + " where p.style_key = '" + style + "'")
                .getFirst();
    }

    private static List<String> redirects() {
        return text("select kind || ' ' || old_id || ' ' || new_id from catalogue.redirect order by 1");
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
