package io.milehub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.inventory.HoldState.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of a hold, pair by pair. */
class HoldStateTest {
    private static final Instant DEADLINE = Instant.parse("2026-03-01T09:15:00Z");
    private static final Instant BEFORE = DEADLINE.minusNanos(1);
    private static final Instant LATER = DEADLINE.plusSeconds(900);
    private static final HoldState HELD = new HoldState.Held(DEADLINE);
    private static final HoldState PINNED = new HoldState.Pinned(DEADLINE);

    /** Everything that may happen; a deadline has passed at its very instant. */
    private static final Map<HoldState.Step, HoldState> TABLE = Map.of(
            new HoldState.Step(HELD, new Event.Pin(BEFORE)), PINNED,
            new HoldState.Step(HELD, new Event.Expire(DEADLINE)), new HoldState.Expired(),
            new HoldState.Step(HELD, new Event.Extend(BEFORE, LATER)), new HoldState.Held(LATER),
            new HoldState.Step(HELD, new Event.Release()), new HoldState.Released(),
            new HoldState.Step(PINNED, new Event.Unpin()), HELD,
            new HoldState.Step(PINNED, new Event.Commit()), new HoldState.Committed());

    @Test
    void every_listed_pair_leads_where_it_says_and_every_other_is_refused() {
        for (HoldState state :
                List.of(HELD, PINNED, new HoldState.Committed(), new HoldState.Released(), new HoldState.Expired())) {
            for (Event event : List.of(
                    new Event.Pin(BEFORE),
                    new Event.Pin(DEADLINE),
                    new Event.Unpin(),
                    new Event.Commit(),
                    new Event.Release(),
                    new Event.Extend(BEFORE, LATER),
                    new Event.Extend(BEFORE, DEADLINE),
                    new Event.Extend(DEADLINE, LATER),
                    new Event.Expire(BEFORE),
                    new Event.Expire(DEADLINE))) {
                HoldState next = TABLE.get(new HoldState.Step(state, event));
                if (next == null) {
                    assertThatThrownBy(() -> state.on(event)).isInstanceOf(HoldState.Refused.class);
                } else {
                    assertThat(state.on(event)).isEqualTo(next);
                }
            }
        }
    }

    @Test
    void every_state_is_read_back_from_its_name() {
        for (String code : List.of("HELD", "PINNED", "COMMITTED", "RELEASED", "EXPIRED")) {
            assertThat(HoldState.of(code, DEADLINE).code()).isEqualTo(code);
        }
    }
}
