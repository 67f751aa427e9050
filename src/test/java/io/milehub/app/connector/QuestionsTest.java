package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.app.command.CommandRefused;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final StringBuilder screen = new StringBuilder();

    private Questions typed(String... lines) {
        Queue<String> answers = new ArrayDeque<>(List.of(lines));
        return new Questions(prompt -> {
            screen.append(prompt);
            return answers.poll();
        });
    }

    @Test
    void an_option_is_not_asked_for() {
        assertThat(typed().answer("said", "--feed", "name of the feed", null, QuestionsTest::any))
                .isEqualTo("said");
        assertThat(screen).isEmpty();
    }

    @Test
    void an_empty_answer_is_what_is_usual_and_the_prompt_says_what_that_is() {
        assertThat(typed(" ").answer(null, "--feed", "name of the feed", "catalogue", QuestionsTest::any))
                .isEqualTo("catalogue");
        assertThat(typed("").answer(null, "--tax", "tax in its prices", "", QuestionsTest::any))
                .isEmpty();
        assertThat(screen).hasToString("Name of the feed [catalogue]: Tax in its prices [none]: ");
    }

    @Test
    void an_answer_of_no_use_is_asked_again_with_the_reason() {
        assertThat(typed("", "many", " 7 ").answer(null, "--count", "number of them", null, QuestionsTest::number))
                .isEqualTo(7);
        assertThat(screen).hasToString("""
                Number of them:   There has to be one.
                Number of them:   a number is digits, not 'many'
                Number of them:\s""");
    }

    @Test
    void where_the_answers_end_the_option_is_named() {
        assertThatThrownBy(() -> typed("x").answer(null, "--count", "number of them", null, QuestionsTest::number))
                .isInstanceOf(CommandRefused.class)
                .hasMessage("the answers end at the number of them; say it with --count");
    }

    @Test
    void an_option_of_no_use_is_refused_and_not_asked_again() {
        assertThatThrownBy(() -> typed("7").answer("many", "--count", "number of them", null, QuestionsTest::number))
                .isInstanceOf(CommandRefused.class);
        assertThat(screen).isEmpty();
    }

    @Test
    void without_a_terminal_what_is_usual_is_taken_and_what_has_to_be_said_is_named() {
        Questions nobody = new Questions(null);
        assertThat(nobody.answer(null, "--count", "number of them", "3", QuestionsTest::number))
                .isEqualTo(3);
        assertThatThrownBy(() -> nobody.answer(null, "--count", "number of them", null, QuestionsTest::number))
                .hasMessageContaining("--count");
    }

    private static String any(String answer) {
        return answer;
    }

    private static int number(String answer) {
        if (!answer.matches("[0-9]+")) {
            throw new CommandRefused("a number is digits, not '" + answer + "'");
        }
        return Integer.parseInt(answer);
    }
}
