package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many small runs of a delta feed count together over a day, as the one large run that they are. */
class DripTest {
    private static final Goods GOODS = Goods.of(100);

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    /** Each run does seven; the usual limits let twenty of a hundred pass, or one change of currency. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            zeroed,   stock,     7, 2
            repriced, prices,    7, 2
            repriced, catalogue, 7, 2
            currency, prices,    1, 1
            category, catalogue, 7, 2
            refused,  stock,     7, 2
            """)
    void a_drip_is_held_when_it_adds_up(String measure, String feed, int drop, int passing) {
        House house = shop.house(GuardLimits.USUAL);
        house.tells(GOODS);
        String changes = house.changes(feed);

        for (int run = 0; run < passing; run++) {
            assertThat(house.pushed(changes, drop(measure, run * drop, drop)))
                    .as("run %d", run)
                    .isInstanceOf(RunOutcome.Merged.class);
        }
        assertThat(shop.withoutEffect(() -> house.pushed(changes, drop(measure, passing * drop, drop))))
                .isInstanceOfSatisfying(
                        RunOutcome.Held.class,
                        held -> assertThat(held.run().error())
                                .startsWith("would have " + drop + " " + measure + " of ")
                                .contains(" after " + passing * drop + " in the runs before"));
    }

    private static Goods drop(String measure, int from, int count) {
        Goods some = GOODS.without(from).only(count);
        return switch (measure) {
            case "zeroed" -> some.every(piece -> piece.counted("0"));
            case "repriced" -> some.every(piece -> piece.priced(50));
            case "currency" -> some.every(piece -> piece.sold("USD"));
            case "category" -> some.every(piece -> piece.in("women/bags"));
            case "refused" -> some.every(piece -> piece.counted("-1"));
            default -> throw new IllegalArgumentException(measure);
        };
    }

    @Test
    void after_a_day_a_drip_is_forgotten() {
        House house = shop.house(GuardLimits.USUAL);
        house.tells(GOODS);
        house.changes("stock");

        for (int run = 0; run < 3; run++) {
            assertThat(house.pushed("stock-changes", drop("zeroed", run * 20, 20)))
                    .isInstanceOf(RunOutcome.Merged.class);
            assertThat(shop.read(
                            Long.class,
                            "select records from intake.effect where source = :source and measure = 'zeroed'",
                            Map.of("source", house.key("stock").source())))
                    .containsExactly(20L);
            shop.clock().advance(Duration.ofHours(25));
        }
    }

    @Test
    void a_shop_that_is_told_of_drop_by_drop_is_its_own_first_load() {
        House house = shop.house(GuardLimits.USUAL);
        house.changes("catalogue");

        BiFunction<Integer, Integer, RunOutcome> told = (from, count) ->
                house.pushed("catalogue-changes", Goods.of(5_000).without(from).only(count));
        assertThat(told.apply(0, 1)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(told.apply(1, 1)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(told.apply(2, 1_100)).isInstanceOf(RunOutcome.Merged.class);
        assertThat(told.apply(1_102, 1_300)).isInstanceOf(RunOutcome.Merged.class);
    }

    @Test
    void a_busy_feed_may_tell_of_the_same_pieces_all_day() {
        House house = shop.house(GuardLimits.USUAL);
        house.tells(GOODS);
        house.changes("stock");

        for (int quantity = 30; quantity > 20; quantity--) {
            String counted = Integer.toString(quantity);
            UnaryOperator<Piece> sale = piece -> piece.counted(counted);
            assertThat(house.pushed("stock-changes", GOODS.every(sale))).isInstanceOf(RunOutcome.Merged.class);
        }
    }

    @Test
    void a_message_here_and_there_that_cannot_be_read_stops_nothing() {
        House house = shop.house(GuardLimits.USUAL);
        house.tells(GOODS);
        house.changes("stock");

        for (int message = 0; message < 4; message++) {
            assertThat(house.pushed("stock-changes", drop("refused", message, 1)))
                    .isInstanceOf(RunOutcome.Merged.class);
        }
    }
}
