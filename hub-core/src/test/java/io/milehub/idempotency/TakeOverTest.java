package io.milehub.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.HoldState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** A silent node loses its calls, and what it does of them late is undone. No clock but the database's counts. */
class TakeOverTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Duration LEASE = IdempotencyLimits.defaults().lease();
    private static final Duration ALMOST = LEASE.minusSeconds(1);

    private Shop shop;
    private Idempotency idempotency;
    private RunningCalls node;
    private final String key = "key-" + System.nanoTime();

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
        idempotency = shop.bean(Idempotency.class);
        node = shop.bean(RunningCalls.class);
    }

    @AfterEach
    void close() {
        DATABASE.clock().reset();
        shop.close();
    }

    @Test
    void a_dead_node_s_call_is_free_when_it_missed_four_heartbeats_and_no_sooner() {
        admitted(key);
        shop.pass(ALMOST);
        assertThat(admit(key)).isInstanceOf(Admission.InFlight.class);
        shop.pass(Duration.ofSeconds(1));
        assertThat(admit(key))
                .isInstanceOfSatisfying(
                        Admission.Run.class, next -> assertThat(next.attempt()).isEqualTo(2));
    }

    @Test
    void a_living_node_keeps_its_calls_however_long_they_take() {
        Admission.Run slow = admitted(key);
        during(slow, () -> {
            for (int beats = 0; beats < 5; beats++) {
                shop.pass(ALMOST);
                beat();
            }
            shop.pass(ALMOST);
            return true;
        });
        assertThat(admit(key)).isInstanceOf(Admission.InFlight.class);
        // It has ended, so the next beat no longer speaks for it.
        beat();
        shop.pass(Duration.ofSeconds(1));
        assertThat(admit(key)).isInstanceOf(Admission.Run.class);
    }

    @Test
    void no_node_keeps_a_call_for_ever() {
        Admission.Run stuck = admitted(key);
        during(stuck, () -> {
            for (int beats = 0; beats < 9; beats++) {
                shop.pass(ALMOST);
                beat();
            }
            return true;
        });
        assertThat(admit(key)).isInstanceOf(Admission.Run.class);
    }

    @Test
    void a_beat_does_not_take_back_what_another_has_taken_over() {
        Admission.Run slow = admitted(key);
        shop.pass(LEASE);
        admitted(key);
        during(slow, () -> {
            beat();
            return true;
        });
        shop.pass(LEASE);
        assertThat(admitted(key).attempt()).isEqualTo(3);
    }

    @Test
    void what_a_slow_node_does_after_it_was_taken_over_is_undone() {
        long variant = shop.variant("SLOW-" + key, "10.00", 1);
        Hold hold = ((HoldOutcome.Held) shop.hold(variant, 1)).hold();
        Admission.Run slow = admitted(key);
        shop.pass(LEASE);
        admitted(key);
        assertThatExceptionOfType(CallTakenOver.class)
                .isThrownBy(() -> during(slow, () -> shop.holds().release(hold.id(), shop.member())));
        assertThat(shop.in(() -> shop.holds().find(hold.id(), shop.member()))
                        .orElseThrow()
                        .state())
                .isInstanceOf(HoldState.Held.class);
        shop.in(() -> shop.holds().release(hold.id(), shop.member()));
    }

    @Test
    void of_holds_that_are_written_together_only_those_fail_that_were_taken_over() throws Exception {
        long variant = shop.variant("GROUP-" + key, "10.00", 100);
        var line = new HoldRequest.Line(shop.shelf().variantOf(variant), 1);
        List<Future<Boolean>> slow = new ArrayList<>();
        List<Future<Boolean>> current = new ArrayList<>();
        List<Admission.Run> calls = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            calls.add(admitted(key + number));
        }
        shop.pass(LEASE);
        for (int number = 0; number < 4; number++) {
            admitted(key + number);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 8; number++) {
                Admission.Run call = calls.get(number);
                (number < 4 ? slow : current).add(threads.submit(() -> during(call, () -> held(call, line))));
            }
        }
        for (Future<Boolean> one : current) {
            assertThat(one.get()).isTrue();
        }
        for (Future<Boolean> one : slow) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(one::get)
                    .withCauseInstanceOf(CallTakenOver.class);
        }
        assertThat(shop.shelf()
                        .count("select count(*) from inventory.hold where tenant_id = 1 and request_key like '" + key
                                + "%'"))
                .isEqualTo(4);
    }

    @Test
    void what_is_being_committed_is_waited_for_and_seen_by_who_takes_over() {
        Admission.Run slow = admitted(key);
        shop.pass(LEASE);
        AtomicReference<@Nullable Throwable> meanwhile = new AtomicReference<>();
        DATABASE.transactions().addListener(new TransactionExecutionListener() {
            // After the fence was asked.
            @Override
            public void beforeCommit(TransactionExecution transaction) {
                if (CallInHand.current().contains(slow)) {
                    CompletableFuture.supplyAsync(() -> admit(key))
                            .handle((_, refused) -> meanwhile.getAndSet(refused))
                            .join();
                }
            }
        });
        during(slow, () -> shop.together(() -> true));
        assertThat(meanwhile.get()).hasCauseInstanceOf(DataAccessException.class);
        assertThat(admitted(key).attempt()).isEqualTo(2);
    }

    /** In a thread of its own, as in production: it is no part of the call. */
    private void beat() {
        CompletableFuture.runAsync(node::beat).join();
    }

    private boolean held(Admission.Run call, HoldRequest.Line line) {
        return shop.holds()
                        .hold(new HoldRequest(
                                shop.member(),
                                null,
                                List.of(line),
                                "it",
                                "IT",
                                call.call().key()))
                instanceof HoldOutcome.Held;
    }

    private <T> T during(Admission.Run call, Supplier<T> work) {
        return shop.in(() -> node.during(call, work::get));
    }

    private Admission.Run admitted(String name) {
        return (Admission.Run) admit(name);
    }

    private Admission admit(String name) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return shop.in(() -> idempotency.admit(Call.of("anna", name, "POST", "/api/holds", null, body)));
    }
}
