package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bodies that break off, at every hundredth of their length and at random bytes. JSON and XML say where they end. CSV
 * does not: there the guard is what stands between a part and the shop.
 */
class BrokenOffTest {
    private static final int STANDING = 60;
    /** What docs/guard.md lets a snapshot of so many remove. */
    private static final int REMOVED_PASS = 20;

    private static final int RANDOM_CUTS = 30;
    private static final long SEED = 20261128;

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    @ParameterizedTest
    @CsvSource({"catalogue, json", "stock, xml"})
    void a_body_that_says_where_it_ends_is_never_taken_in_part(String feed, String format) {
        House house = shop.house(GuardLimits.USUAL);
        house.feed(feed, feed, "snapshot", format);
        byte[] whole = body(Goods.of(STANDING), format);
        assertThat(house.pull(feed, whole, null)).isInstanceOf(RunOutcome.Merged.class);

        shop.withoutEffect(() -> {
            for (int length : cuts(whole)) {
                assertThat(house.pull(feed, Arrays.copyOf(whole, length), null))
                        .as("cut off after %d of %d bytes", length, whole.length)
                        .isInstanceOf(RunOutcome.Failed.class);
            }
            return feed;
        });
    }

    @Test
    void of_a_table_that_breaks_off_no_more_is_removed_than_passes() {
        House house = shop.house(GuardLimits.USUAL);
        house.feed("catalogue", "catalogue", "snapshot", "csv");
        byte[] whole = body(Goods.of(STANDING), "csv");
        assertThat(house.pull("catalogue", whole, null)).isInstanceOf(RunOutcome.Merged.class);

        // The row in which it breaks off may be whole but for its last cell.
        int passing = new String(whole, StandardCharsets.UTF_8)
                .indexOf(Piece.of(STANDING - REMOVED_PASS - 1).sku());
        shop.withoutEffect(() -> {
            for (int length : cuts(whole).headSet(passing)) {
                assertThat(house.pull("catalogue", Arrays.copyOf(whole, length), null))
                        .as("cut off after %d of %d bytes", length, whole.length)
                        .isNotInstanceOf(RunOutcome.Merged.class);
            }
            return whole;
        });
    }

    /** The last cut leaves out but the end of the text. */
    private static NavigableSet<Integer> cuts(byte[] whole) {
        NavigableSet<Integer> cuts = new TreeSet<>();
        for (int percent = 0; percent < 100; percent++) {
            cuts.add(whole.length * percent / 100);
        }
        Random random = new Random(SEED);
        random.ints(RANDOM_CUTS, 0, whole.length).forEach(cuts::add);
        cuts.add(whole.length - 1);
        return cuts;
    }

    private static byte[] body(Goods goods, String format) {
        String text = Map.of("json", goods.json(), "csv", goods.csv(), "xml", goods.xml())
                .getOrDefault(format, "");
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
