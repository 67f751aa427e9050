package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The very bytes that were applied last need no look, unless they now mean something else. */
class EqualBytesTest {
    private static final int PIECES = 64;

    @RegisterExtension
    static final GuardedShop shop = new GuardedShop();

    /** So many pieces that a tie of moments, which hashes decide, would leave some of them as they were. */
    @ParameterizedTest
    @ValueSource(strings = {"", "page: { as_of: .asOf }\n", "page: { as_of: .asOf }\nmoment"})
    void under_another_mapping_every_record_of_them_changes_and_under_the_same_none(String dated) {
        House house = shop.house(GuardLimits.USUAL);
        String feed = "catalogue";
        String yaml = House.yaml(feed, "snapshot", "json").replaceFirst("fields:\n", "fields:\n  # dated\n");
        String asTold = dated.endsWith("moment") ? "  as_of: $root.asOf\n" : "";
        yaml = yaml.replace("  # dated\n", asTold).replaceFirst("each:", dated.replace("moment", "") + "each:");
        String body = Goods.of(PIECES).json().replaceFirst("\\{", "{\"asOf\":\"2026-03-01T10:00:00.123Z\",");
        house.feed(feed, yaml);
        assertThat(merged(house, body)).isZero();

        house.feed(feed, yaml.replace("product.title.en: .title", "product.title.en: .brand"));
        assertThat(merged(house, body)).isEqualTo(PIECES);

        assertThat(house.pull(feed, body))
                .isInstanceOfSatisfying(
                        RunOutcome.Unchanged.class,
                        outcome -> assertThat(outcome.run().state()).isEqualTo(Run.State.UNCHANGED));
        house.feed(feed, yaml);
        assertThat(merged(house, body)).isEqualTo(PIECES);
    }

    private static int merged(House house, String body) {
        RunOutcome outcome = house.pull("catalogue", body);
        assertThat(outcome).isInstanceOf(RunOutcome.Merged.class);
        return ((RunOutcome.Merged) outcome).run().merged().changed();
    }
}
