package io.milehub.connectors.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakesTest {
    private static final String JOB = "first/maison/stock";

    private final Wakes wakes = new Wakes();

    @Test
    void a_job_that_nobody_works_on_is_made_due_once_for_all_who_ask() {
        assertThat(wakes.ask(JOB)).isTrue();
        assertThat(wakes.ask(JOB)).isFalse();
    }

    @Test
    void a_job_that_could_not_be_made_due_is_tried_for_the_next_who_asks() {
        wakes.ask(JOB);
        wakes.unheard(JOB);

        assertThat(wakes.ask(JOB)).isTrue();
    }

    @Test
    void who_asks_after_the_job_was_passed_on_is_the_first_again() {
        wakes.ask(JOB);
        wakes.pass(JOB);

        assertThat(wakes.ask(JOB)).isTrue();
    }

    @Test
    void what_was_asked_while_the_job_could_not_be_made_due_is_heard_by_the_turn_that_runs() throws Exception {
        wakes.begin(JOB);
        wakes.ask(JOB);
        wakes.pass(JOB);
        wakes.unheard(JOB);

        assertThat(wakes.await(JOB, Duration.ZERO)).isTrue();
    }

    @Test
    void a_job_that_this_node_works_on_hears_it_instead() throws InterruptedException {
        wakes.begin(JOB);

        assertThat(wakes.ask(JOB)).isFalse();
        assertThat(wakes.await(JOB, Duration.ZERO)).isTrue();
        assertThat(wakes.await(JOB, Duration.ZERO)).as("asked once").isFalse();
    }

    @Test
    void what_is_asked_between_the_last_look_and_the_end_is_not_lost() {
        wakes.begin(JOB);
        wakes.ask(JOB);
        wakes.end(JOB);

        assertThat(wakes.asked(JOB)).isTrue();
    }
}
