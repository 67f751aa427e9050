package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mistakes of suppliers that this guard is for, and the honest feeds that look a little like them. */
class MistakesTest {
    private static final Goods GOODS = Goods.of(50);

    /** Each turns the goods of a feed into what its supplier sends by mistake. */
    private static final Map<String, UnaryOperator<Goods>> MISTAKES = Map.of(
            "emptied", goods -> goods.without(50),
            "all but three gone", goods -> goods.only(3),
            "prices x 100", goods -> goods.every(piece -> piece.priced(10_000)),
            "prices x 0", goods -> goods.every(piece -> piece.priced(0)),
            "prices - 90 %", goods -> goods.every(piece -> piece.priced(10)),
            "dollars for euros", goods -> goods.every(piece -> piece.sold("USD")),
            "all sold out", goods -> goods.every(piece -> piece.counted("0")),
            "all in one category", goods -> goods.every(piece -> piece.in("women/bags")),
            "counts below zero", goods -> goods.every(piece -> piece.counted("-1")));

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    private static House house;

    @BeforeAll
    static void build() {
        house = shop.house(GuardLimits.USUAL);
        house.tells(GOODS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            emptied,             catalogue, FAILED
            emptied,             stock,     FAILED
            all but three gone,  catalogue, HELD
            all but three gone,  prices,    HELD
            prices x 100,        catalogue, HELD
            prices x 100,        prices,    HELD
            prices x 0,          catalogue, FAILED
            prices x 0,          prices,    FAILED
            prices - 90 %,       catalogue, HELD
            prices - 90 %,       prices,    HELD
            dollars for euros,   catalogue, HELD
            dollars for euros,   prices,    HELD
            all sold out,        stock,     HELD
            all in one category, catalogue, HELD
            counts below zero,   stock,     FAILED
            """)
    void a_mistake_changes_nothing(String mistake, String feed, String ends) {
        Goods wrong = Objects.requireNonNull(MISTAKES.get(mistake)).apply(GOODS);

        assertThat(shop.withoutEffect(() -> house.pull(feed, wrong.json())))
                .isInstanceOf(ends.equals("HELD") ? RunOutcome.Held.class : RunOutcome.Failed.class);
    }

    @Test
    void an_honest_feed_is_never_held() {
        House other = shop.house(GuardLimits.USUAL);
        for (Goods honest : List.of(
                GOODS,
                GOODS.first(10, piece -> piece.counted("0")),
                GOODS.plus(40),
                GOODS.plus(40).without(9),
                GOODS.plus(40).every(piece -> piece.priced(130)),
                GOODS.plus(40)
                        .every(piece -> piece.titled("Winter coat").priced(130).counted("4")))) {
            other.tells(honest);
        }
    }

    @Test
    void a_brand_may_have_stricter_limits_than_its_feed() {
        House other = shop.house(GuardLimits.of(
                null, null, Map.of(), Map.of(), Map.of("Lume", Map.of("repriced", new Limit(4, 1)))));
        other.tells(GOODS);

        // Every second piece is of Lume: 25 of the 50, of which 4 % is one.
        assertThat(shop.withoutEffect(() -> other.pull("prices", repriced(4))))
                .isInstanceOfSatisfying(
                        RunOutcome.Held.class,
                        held -> assertThat(held.run().error())
                                .isEqualTo("would have 2 repriced of 25 of Lume, beyond the 1 that pass"));
        assertThat(other.pull("prices", repriced(3))).isInstanceOf(RunOutcome.Merged.class);
    }

    private static String repriced(int count) {
        return GOODS.first(count, piece -> piece.priced(50)).json();
    }

    @Test
    void nothing_is_known_of_a_new_supplier_so_that_his_first_load_has_no_limit() {
        House other = shop.house(GuardLimits.USUAL);

        other.tells(Goods.of(1_500));
    }
}
