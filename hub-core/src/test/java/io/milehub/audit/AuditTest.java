package io.milehub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(2);

    @Test
    void a_decision_stands_with_who_what_and_why_and_cannot_be_changed() {
        database.in(
                TestDatabase.FIRST,
                () -> new Audit(database.jdbc())
                        .record("ops", "release-run", "run:17", "{\"why\":\"checked by phone\"}"));

        assertThat(database.<String>query(
                        TestDatabase.FIRST,
                        () -> database.jdbc()
                                .sql("select concat_ws(' ', actor, action, subject, detail ->> 'why') from audit.entry")
                                .query(String.class)
                                .single()))
                .isEqualTo("ops release-run run:17 checked by phone");
        assertThatThrownBy(() -> database.in(
                        TestDatabase.FIRST,
                        () -> database.jdbc()
                                .sql("update audit.entry set actor = 'nobody'")
                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
