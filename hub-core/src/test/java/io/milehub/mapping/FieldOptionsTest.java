package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.TestMapping.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Missing, null, blank, of the wrong type and wrong are five things, and a field says what each does. */
class FieldOptionsTest {
    private static final List<String> VALUES = List.of(
            "\"x\": 0",
            "\"place\": null",
            "\"place\": \" \"",
            "\"place\": 7",
            "\"place\": \"" + "m".repeat(200) + "\"");

    @TempDir
    Path folder;

    @Test
    void each_of_the_five_is_told_apart_by_its_code() throws Exception {
        Outcome outcome = run("{ value: .place, onMissing: refuse, onNull: refuse, onBlank: refuse }");
        assertThat(outcome.accepted).isEmpty();
        assertThat(outcome.refused)
                .containsExactly(
                        "0 field-missing location",
                        "1 field-null location",
                        "2 field-blank location",
                        "3 field-type location",
                        "4 text-too-long location");
    }

    @Test
    void without_options_what_is_not_there_is_absent_and_what_is_wrong_is_refused() throws Exception {
        assertThat(run(".place").refused).containsExactly("3 field-type location", "4 text-too-long location");
        assertThat(run("{ value: .place }").refused).isEqualTo(run(".place").refused);
    }

    @Test
    void any_of_them_can_be_taken_for_absent_or_pass_the_record_over() throws Exception {
        Outcome absent = run("{ value: .place, onError: absent }");
        assertThat(absent.refused).isEmpty();
        assertThat(absent.accepted).hasSize(5);
        Outcome typed = run("{ value: .place, onError: absent, onType: refuse }");
        assertThat(typed.refused).containsExactly("3 field-type location");
        Outcome skipped = run("{ value: .place, onMissing: skip, onNull: skip, onBlank: skip, onError: skip }");
        assertThat(skipped.accepted).isEmpty();
        assertThat(skipped.refused).isEmpty();
        assertThat(skipped.ordinals).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_required_field_whose_error_is_absent_keeps_its_reason() throws Exception {
        Outcome outcome = run("{ value: .place, onError: absent }\nrequire: [location]");
        assertThat(outcome.refused)
                .containsExactly(
                        "0 field-missing location",
                        "1 field-missing location",
                        "2 field-missing location",
                        "3 field-type location",
                        "4 text-too-long location");
    }

    @Test
    void the_value_is_that_of_the_first_path_also_inside_a_call() throws Exception {
        Outcome outcome = run("{ value: 'lower(.place)', onNull: refuse, onError: absent }");
        assertThat(outcome.refused).containsExactly("1 field-null location");
    }

    @Test
    void options_are_checked_with_their_places() throws Exception {
        assertThat(TestMapping.problems(folder, yaml("{ value: .place, onErr: absent, onNull: drop }")))
                .extracting(problem -> problem.line() + ":" + problem.column())
                .containsExactlyInAnyOrder("8:30", "8:53");
        assertThat(TestMapping.problems(folder, yaml("{ onNull: absent }")))
                .extracting(Problem::line)
                .containsOnly(8);
        assertThat(TestMapping.problems(folder, yaml("{ value: 'if (.a) .b', onNull: refuse }")))
                .extracting(Problem::what)
                .allMatch(what -> what.contains("paths and calls"));
    }

    private Outcome run(String location) throws Exception {
        StringBuilder body = new StringBuilder("[");
        for (String value : VALUES) {
            body.append(body.length() == 1 ? "" : ",")
                    .append("{\"sku\": \"A\", \"n\": 1, ")
                    .append(value)
                    .append('}');
        }
        return TestMapping.run(
                TestMapping.of(folder, yaml(location)), body.append(']').toString());
    }

    private static String yaml(String location) {
        return """
                record: stock
                mode: delta
                format: json
                each: .[]
                fields:
                  sku: .sku
                  quantity: .n
                  location: %s
                """.formatted(location);
    }
}
