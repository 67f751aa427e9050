package io.milehub.checkout;

import static io.milehub.checkout.CheckoutState.Event.END_HOLD;
import static io.milehub.checkout.CheckoutState.Event.END_PAYMENT;
import static io.milehub.checkout.CheckoutState.Event.LOSE_STOCK;
import static io.milehub.checkout.CheckoutState.Event.PLACE_ORDER;
import static io.milehub.checkout.CheckoutState.Event.START_PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of a checkout, pair by pair. */
class CheckoutStateTest {
    private static final Map<String, Map<CheckoutState.Event, String>> TABLE = Map.of(
            "OPEN", Map.of(START_PAYMENT, "PAYING", END_HOLD, "EXPIRED"),
            "PAYING", Map.of(END_PAYMENT, "OPEN", PLACE_ORDER, "COMPLETED", LOSE_STOCK, "FAILED"));

    @Test
    void every_listed_pair_leads_where_it_says_and_every_other_is_refused() {
        for (String code : List.of("OPEN", "PAYING", "COMPLETED", "FAILED", "EXPIRED")) {
            CheckoutState state = CheckoutState.of(code);
            for (CheckoutState.Event event : CheckoutState.Event.values()) {
                String next = TABLE.getOrDefault(code, Map.of()).get(event);
                if (next == null) {
                    assertThatThrownBy(() -> state.on(event)).isInstanceOf(CheckoutState.Refused.class);
                } else {
                    assertThat(state.on(event).code()).as(code + " " + event).isEqualTo(next);
                }
            }
        }
    }
}
