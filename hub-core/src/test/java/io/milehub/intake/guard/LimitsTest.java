package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunOutcome;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that touches as many as pass is merged; one more, and nothing of it is. The figures are those of docs/guard.md.
 */
class LimitsTest {
    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    @ParameterizedTest
    @CsvSource(textBlock = """
            added,     catalogue,   40, 1000
            added,     stock,     1200, 1200
            removed,   catalogue,  400,   40
            removed,   stock,      400,   40
            removed,   prices,     100,   20
            removed,   prices,      13,    7
            zeroed,    stock,      400,   80
            zeroed,    stock,       60,   20
            zeroed,    stock,       12,    6
            repriced,  prices,     400,   40
            repriced,  catalogue,  100,   20
            repriced,  prices,      12,    6
            currency,  prices,     400,    4
            currency,  catalogue,   50,    1
            category,  catalogue,  400,   80
            category,  catalogue,   60,   20
            refused,   stock,      400,  100
            refused,   catalogue,   12,   20
            """)
    void as_many_pass_as_the_usual_limit_says(String measure, String feed, int standing, int passing) {
        House house = shop.house(GuardLimits.USUAL);

        assertThatNoMorePass(house, Measure.of(measure).orElseThrow(), feed, standing, passing);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            added,     stock,       40,   10
            changed,   catalogue,  400,   20
            changed,   stock,       40,   10
            removed,   prices,      10,    5
            currency,  prices,     400,   20
            refused,   stock,       50,   10
            """)
    void a_feed_has_the_limit_that_is_configured_for_it(String measure, String feed, int standing, int passing) {
        Limit strict = new Limit(5, 10);
        Limit wide = new Limit(1_000, 0);
        House house = shop.house(
                GuardLimits.of(null, null, Map.of(measure, wide), Map.of(feed, Map.of(measure, strict)), Map.of()));

        assertThatNoMorePass(house, Measure.of(measure).orElseThrow(), feed, standing, passing);
    }

    private static void assertThatNoMorePass(House house, Measure measure, String feed, int standing, int passing) {
        Goods goods = Goods.of(standing);
        assertThat(house.pull(feed, goods.json())).isInstanceOf(RunOutcome.Merged.class);

        RunOutcome over = shop.withoutEffect(
                () -> house.pull(feed, touched(goods, measure, passing + 1).json()));

        assertThat(over)
                .isInstanceOfSatisfying(
                        RunOutcome.Held.class,
                        held -> assertThat(held.run().error())
                                .startsWith("would have " + (passing + 1) + " " + measure.slug() + " of ")
                                .endsWith(", beyond the " + passing + " that pass"));
        assertThat(house.pull(feed, touched(goods, measure, passing).json())).isInstanceOf(RunOutcome.Merged.class);
    }

    private static Goods touched(Goods goods, Measure measure, int count) {
        return switch (measure) {
            case ADDED -> goods.plus(count);
            case CHANGED -> goods.first(count, piece -> piece.titled("Cape").counted("4"));
            case REMOVED -> goods.without(count);
            case ZEROED -> goods.first(count, piece -> piece.counted("0"));
            case REPRICED -> goods.first(count, piece -> piece.priced(131));
            case CURRENCY -> goods.first(count, piece -> piece.sold("USD"));
            case CATEGORY -> goods.first(count, piece -> piece.in("women/bags"));
            case REFUSED -> goods.plusBad(count);
        };
    }
}
