package io.milehub.payment;

import static io.milehub.payment.PaymentState.Event.ABANDON;
import static io.milehub.payment.PaymentState.Event.ASK;
import static io.milehub.payment.PaymentState.Event.AUTHORISE;
import static io.milehub.payment.PaymentState.Event.DECLINE;
import static io.milehub.payment.PaymentState.Event.GIVE_UP;
import static io.milehub.payment.PaymentState.Event.LOSE;
import static io.milehub.payment.PaymentState.Event.REQUIRE_ACTION;
import static io.milehub.payment.PaymentState.Event.VOID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of a payment, pair by pair. */
class PaymentStateTest {
    private static final Map<String, Map<PaymentState.Event, String>> TABLE = Map.of(
            "CREATED", Map.of(ASK, "AUTHORISING"),
            "AUTHORISING", answers("AUTH_UNKNOWN"),
            "AUTH_UNKNOWN", answers("AUTH_UNKNOWN"),
            "ACTION_REQUIRED", answers("ACTION_REQUIRED"),
            "AUTHORISED", Map.of(GIVE_UP, "VOIDING"),
            "ABANDONED", Map.of(AUTHORISE, "VOIDING"),
            "VOIDING", Map.of(VOID, "VOIDED"));

    private static Map<PaymentState.Event, String> answers(String lost) {
        return Map.of(
                AUTHORISE,
                "AUTHORISED",
                DECLINE,
                "DECLINED",
                REQUIRE_ACTION,
                "ACTION_REQUIRED",
                LOSE,
                lost,
                ABANDON,
                "ABANDONED");
    }

    @Test
    void every_listed_pair_leads_where_it_says_and_every_other_is_refused() {
        for (String code : List.of(
                "CREATED",
                "AUTHORISING",
                "ACTION_REQUIRED",
                "AUTH_UNKNOWN",
                "AUTHORISED",
                "DECLINED",
                "ABANDONED",
                "VOIDING",
                "VOIDED")) {
            PaymentState state = PaymentState.of(code);
            for (PaymentState.Event event : PaymentState.Event.values()) {
                String next = TABLE.getOrDefault(code, Map.of()).get(event);
                if (next == null) {
                    assertThatThrownBy(() -> state.on(event)).isInstanceOf(PaymentState.Refused.class);
                } else {
                    assertThat(state.on(event).code()).as(code + " " + event).isEqualTo(next);
                }
            }
        }
    }
}
