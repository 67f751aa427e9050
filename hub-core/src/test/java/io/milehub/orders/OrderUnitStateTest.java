package io.milehub.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.orders.OrderUnitState.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of a piece of an order, pair by pair, as DESIGN section 5 draws it. */
class OrderUnitStateTest {
    private static final Map<String, String> TABLE = Arrays.stream("""
                    ALLOCATED SEND SENT
                    ALLOCATED LOSE_SEND SEND_UNKNOWN
                    ALLOCATED CANCEL CANCELLED
                    SEND_UNKNOWN SEND SENT
                    SEND_UNKNOWN ACCEPT ACCEPTED
                    SEND_UNKNOWN REFUSE REFUSED
                    SEND_UNKNOWN REQUEST_CANCEL CANCEL_REQUESTED
                    SENT ACCEPT ACCEPTED
                    SENT REFUSE REFUSED
                    SENT REQUEST_CANCEL CANCEL_REQUESTED
                    ACCEPTED SHIP SHIPPED
                    ACCEPTED REQUEST_CANCEL CANCEL_REQUESTED
                    REFUSED REALLOCATE ALLOCATED
                    REFUSED CANCEL CANCELLED
                    CANCEL_REQUESTED CANCEL CANCELLED
                    CANCEL_REQUESTED REFUSE_CANCEL CANCEL_REFUSED
                    CANCEL_REFUSED SHIP SHIPPED
                    SHIPPED DELIVER DELIVERED
                    DELIVERED REQUEST_RETURN RETURN_REQUESTED
                    RETURN_REQUESTED RECEIVE_RETURN RETURN_RECEIVED
                    RETURN_RECEIVED ACCEPT_RETURN RETURN_ACCEPTED
                    RETURN_RECEIVED DECLINE_RETURN RETURN_DECLINED
                    """.split("\n", -1))
            .filter(line -> !line.isBlank())
            .map(line -> line.split(" ", -1))
            .collect(Collectors.toMap(pair -> pair[0] + " " + pair[1], pair -> pair[2]));

    @Test
    void every_listed_pair_leads_where_it_says_and_every_other_is_refused() {
        for (String code : List.of(
                "ALLOCATED",
                "SENT",
                "SEND_UNKNOWN",
                "ACCEPTED",
                "REFUSED",
                "SHIPPED",
                "DELIVERED",
                "RETURN_REQUESTED",
                "RETURN_RECEIVED",
                "RETURN_ACCEPTED",
                "RETURN_DECLINED",
                "CANCEL_REQUESTED",
                "CANCELLED",
                "CANCEL_REFUSED")) {
            OrderUnitState state = OrderUnitState.of(code);
            assertThat(state.code()).isEqualTo(code);
            for (Event event : Event.values()) {
                String next = TABLE.get(code + " " + event);
                if (next == null) {
                    assertThatThrownBy(() -> state.on(event)).isInstanceOf(OrderUnitState.TransitionRefused.class);
                } else {
                    assertThat(state.on(event).code()).as(code + " " + event).isEqualTo(next);
                }
            }
        }
    }
}
