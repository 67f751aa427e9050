package io.milehub.intake.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NamedOffersTest {
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void what_is_named_is_looked_up_some_at_a_time_and_what_there_is_not_stays_unknown() {
        NamedOffers offers = new NamedOffers(this::even, Runnable::run);
        name(offers, 2_500);

        assertThat(asked).containsExactly(1_000, 1_000, 500);
        assertThat(offers.of("2498")).isEqualTo(2498L);
        assertThat(offers.of("2499")).isNull();
    }

    @Test
    void of_more_than_may_be_held_the_rest_is_left_to_the_merge() {
        NamedOffers offers = new NamedOffers(this::even, Runnable::run);
        name(offers, 60_000);

        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50_000);
        assertThat(offers.of("49998")).isEqualTo(49_998L);
        assertThat(offers.of("50000")).isNull();
    }

    @Test
    void a_look_up_that_fails_leaves_offers_unknown_and_fails_nobody() {
        Function<List<String>, Map<String, Long>> failing = _ -> {
            throw new IllegalStateException("no connection");
        };
        NamedOffers offers = new NamedOffers(failing, Runnable::run);
        name(offers, 10);

        assertThat(offers.of("2")).isNull();
    }

    private static void name(NamedOffers offers, int count) {
        for (int sku = 0; sku < count; sku++) {
            offers.name(String.valueOf(sku));
        }
        offers.lookUp();
        offers.await();
    }

    private Map<String, Long> even(List<String> skus) {
        asked.add(skus.size());
        return skus.stream()
                .filter(sku -> Long.parseLong(sku) % 2 == 0)
                .collect(Collectors.toMap(sku -> sku, Long::valueOf));
    }
}
