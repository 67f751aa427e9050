package io.milehub.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same call again: once an effect, once an answer. */
class RepeatedCallTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final KeptResponse ANSWER =
            new KeptResponse(201, "/api/holds/1", "application/json", bytes("{\"id\":\"1\"}"));

    private Shop shop;
    private Idempotency idempotency;
    private final String key = "key-" + System.nanoTime();

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
        idempotency = shop.bean(Idempotency.class);
    }

    @AfterEach
    void close() {
        DATABASE.clock().reset();
        shop.close();
    }

    @Test
    void of_many_calls_at_once_one_runs_and_the_others_wait_for_its_answer() throws Exception {
        List<Callable<Admission>> calls = Collections.nCopies(20, () -> admit("anna", "{}"));
        int running = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Admission> admission : threads.invokeAll(calls)) {
                running += admission.get() instanceof Admission.Run ? 1 : 0;
            }
        }
        assertThat(running).isEqualTo(1);
        assertThat(admit("anna", "{}")).isInstanceOf(Admission.InFlight.class);
    }

    @Test
    void a_finished_call_is_answered_from_what_was_kept_for_a_day() {
        finish((Admission.Run) admit("anna", "{}"));
        assertThat(admit("anna", "{}")).isInstanceOfSatisfying(Admission.Replay.class, replay -> {
            assertThat(replay.response().status()).isEqualTo(201);
            assertThat(replay.response().location()).isEqualTo("/api/holds/1");
            assertThat(replay.response().body()).isEqualTo(ANSWER.body());
        });
        shop.pass(Duration.ofHours(24));
        assertThat(admit("anna", "{\"other\":1}")).isInstanceOf(Admission.Run.class);
    }

    @Test
    void a_key_with_another_payload_is_refused_and_belongs_to_its_principal_alone() {
        finish((Admission.Run) admit("anna", "{}"));
        assertThat(admit("anna", "{\"other\":1}")).isEqualTo(new Admission.OtherCall("POST", "/api/holds"));
        assertThat(admit("berta", "{\"other\":1}")).isInstanceOf(Admission.Run.class);
    }

    @Test
    void a_call_whose_node_died_is_taken_over_and_its_late_answer_is_not_kept() {
        Admission.Run dead = (Admission.Run) admit("anna", "{}");
        shop.pass(IdempotencyLimits.defaults().lease());
        Admission.Run next = (Admission.Run) admit("anna", "{}");
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(finish(dead)).isFalse();
        assertThat(admit("anna", "{}")).isInstanceOf(Admission.InFlight.class);
        assertThat(finish(next)).isTrue();
        assertThat(admit("anna", "{}")).isInstanceOf(Admission.Replay.class);
    }

    @Test
    void a_call_without_an_end_runs_again_at_once_but_only_as_the_same_call() {
        Admission.Run run = (Admission.Run) admit("anna", "{}");
        shop.in(() -> {
            idempotency.release(run);
            return true;
        });
        assertThat(admit("anna", "{\"other\":1}")).isInstanceOf(Admission.OtherCall.class);
        assertThat(admit("anna", "{}")).isEqualTo(new Admission.Run(run.call(), 2));
    }

    @Test
    void the_sweep_forgets_a_whole_day_at_once_however_many_calls_it_had() {
        shop.shelf().run("""
                insert into idempotency.request (tenant_id, principal, key, method, path, payload_hash, leased_until)
                select 1, 'anna', 'many-' || n, 'POST', '/api/holds', sha256('x'), hub.now()
                  from generate_series(1, 2500) n""");
        shop.in(() -> idempotency.purge());
        assertThat(many()).isEqualTo(2500);
        shop.pass(Duration.ofHours(24));
        assertThat(shop.in(() -> idempotency.purge())).isGreaterThanOrEqualTo(2500);
        assertThat(many()).isZero();
    }

    private long many() {
        return shop.shelf().count("select count(*) from idempotency.request where tenant_id = 1 and key like 'many-%'");
    }

    @Test
    void the_sweep_forgets_what_is_a_day_old() {
        finish((Admission.Run) admit("anna", "{}"));
        shop.pass(Duration.ofHours(25));
        assertThat(shop.in(() -> idempotency.purge())).isPositive();
        assertThat(shop.shelf().count("select count(*) from idempotency.request where tenant_id = 1"))
                .isZero();
    }

    private Admission admit(String principal, String body) {
        return shop.in(() -> idempotency.admit(Call.of(principal, key, "POST", "/api/holds", null, bytes(body))));
    }

    private boolean finish(Admission.Run run) {
        return shop.in(() -> idempotency.finish(run, ANSWER));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
