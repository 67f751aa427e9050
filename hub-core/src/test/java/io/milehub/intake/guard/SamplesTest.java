package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a run is held for, five of the records that would do it are shown, as they are and as they would be. */
class SamplesTest {
    private static final Goods GOODS = Goods.of(20);
    /** Neither growth nor change is usual here. */
    private static final Limit NONE = new Limit(0, 0);

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    private House house;

    @BeforeEach
    void fill() {
        Map<String, Limit> strict = Map.of("added", NONE, "changed", NONE, "refused", NONE);
        house = shop.house(GuardLimits.of(null, null, strict, Map.of(), Map.of()));
        house.tells(GOODS);
    }

    @Test
    void a_new_item_is_shown_by_what_names_it() {
        assertThat(samples("catalogue", GOODS.plus(7), "added"))
                .hasSize(5)
                .first()
                .isEqualTo("SKU-110020: nothing -> brand Maison Aurelle, style SKU-110020,"
                        + " title {\"en\": \"Coat no. 100020\"}");
    }

    @Test
    void a_changed_item_is_shown_by_what_differs() {
        Goods changed = GOODS.first(3, piece -> piece.titled("Winter coat"));

        assertThat(samples("catalogue", changed, "changed"))
                .hasSize(3)
                .first()
                .isEqualTo("SKU-10000: title {\"en\": \"Coat no. 0\"} -> title {\"en\": \"Winter coat\"}");
    }

    @Test
    void a_count_is_shown_as_it_was() {
        assertThat(samples("stock", GOODS.first(6, piece -> piece.counted("4")), "changed"))
                .hasSize(5)
                .first()
                .isEqualTo("SKU-10000: 5 -> 4");
        assertThat(samples("stock", GOODS.plus(1), "added")).containsExactly("SKU-110020: nothing -> 5");
    }

    @Test
    void a_price_is_shown_with_its_tax() {
        assertThat(samples("prices", GOODS.first(1, piece -> piece.priced(110)), "changed"))
                .containsExactly("SKU-10000: 10000 EUR INC IT -> 11000 EUR INC IT");
        assertThat(samples("prices", GOODS.plus(1), "added"))
                .containsExactly("SKU-110020: nothing -> 10012000 EUR INC IT");
    }

    @Test
    void a_refused_record_is_shown_as_it_came_with_the_reason() {
        assertThat(samples("stock", GOODS.plusBad(7), "refused"))
                .hasSize(5)
                .first()
                .asString()
                .matches("(SKU-510000|record 20): \\{\"sku\":\"SKU-510000\",.* -> refused: .+");
    }

    /** A drip is seen only when it has become too much; shown is the drop that does it. */
    @Test
    void a_held_message_shows_its_own_records() {
        String changes = house.changes("stock");

        assertThat(samples(House.id(house.pushed(changes, GOODS.first(1, piece -> piece.counted("7")))), "changed"))
                .containsExactly("SKU-10000: 5 -> 7");
    }

    private List<String> samples(String feed, Goods goods, String measure) {
        return samples(house.held(feed, goods), measure);
    }

    private List<String> samples(RunId held, String measure) {
        return shop.read(String.class, """
                        select s ->> 'sku' || ': ' || coalesce(s ->> 'was', 'nothing') || ' -> ' || (s ->> 'becomes')
                          from intake.run r, jsonb_array_elements(r.findings) f, jsonb_array_elements(f -> 'samples') s
                         where r.run_id = :run and f ->> 'measure' = :measure
                        """, Map.of("run", held.value(), "measure", measure));
    }
}
