package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits are shares of what is live, so what the feeds of a domain have counted must be what stands. */
class LiveCountTest {
    private static final Goods GOODS = Goods.of(20);

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    @Test
    void what_is_added_removed_and_comes_back_is_counted_whichever_feed_tells_it() {
        House house = shop.house(GuardLimits.USUAL);
        String changes = house.changes("catalogue");

        assertThat(merged(house, "catalogue", GOODS)).isEqualTo(20).isEqualTo(offers(house));
        assertThat(house.pushed(changes, GOODS.plus(5))).isInstanceOf(RunOutcome.Merged.class);
        assertThat(counted(house)).isEqualTo(25).isEqualTo(offers(house));
        assertThat(merged(house, "catalogue", GOODS.without(6))).isEqualTo(14).isEqualTo(offers(house));
        assertThat(house.pushed(changes, GOODS.only(3))).isInstanceOf(RunOutcome.Merged.class);
        assertThat(counted(house)).isEqualTo(17).isEqualTo(offers(house));
        assertThat(merged(house, "catalogue", GOODS)).isEqualTo(20).isEqualTo(offers(house));
    }

    @Test
    void a_source_that_takes_over_the_pieces_of_another_has_limits_from_its_second_snapshot_on() {
        House house = shop.house(GuardLimits.USUAL);
        House better = shop.house(GuardLimits.USUAL);
        shop.update(
                """
                update intake.source b set rank = 1, supplier_id = a.supplier_id
                  from intake.source a where a.source = :source and b.source = :better
                """,
                Map.of(
                        "source",
                        house.key("stock").source(),
                        "better",
                        better.key("stock").source()));
        merged(house, "catalogue", GOODS);
        merged(better, "catalogue", GOODS);

        assertThat(shop.withoutEffect(
                        () -> better.pull("catalogue", GOODS.only(3).json())))
                .isInstanceOf(RunOutcome.Held.class);
        assertThat(merged(better, "catalogue", GOODS.plus(1))).isEqualTo(21).isEqualTo(offers(better));
    }

    private static long merged(House house, String feed, Goods goods) {
        assertThat(house.pull(feed, goods.json())).isInstanceOf(RunOutcome.Merged.class);
        return counted(house);
    }

    private static long counted(House house) {
        return count("select sum(live) from intake.feed where source = :source and domain = 'item'", house);
    }

    private static long offers(House house) {
        return count("""
                select count(*) from catalogue.offer
                 where source = :source and content_hash is not null and removed_at is null
                """, house);
    }

    private static long count(String sql, House house) {
        return shop.read(Long.class, sql, Map.of("source", house.key("stock").source()))
                .getFirst();
    }
}
