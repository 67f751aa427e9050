package io.milehub.intake.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL itself is asked whether it reads what was written. */
class CopyTextTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(2);

    private static final List<String> NASTY = List.of(
            "",
            "plain",
            "\\N",
            "\\.",
            "tab\there",
            "line\nbreak\r\nand return\r",
            "back\\slash\\\\",
            "\"quoted\" {json: [1]}",
            "bell\u0007 and \u001f",
            "café, 北京, \uD83D\uDC57",
            "x".repeat(300_000));

    @Test
    void text_arrives_as_it_was() throws SQLException {
        assertThat(roundTrip("text", (row, value) -> row.text(value))).isEqualTo(NASTY);
    }

    @Test
    void json_strings_arrive_as_they_were() throws SQLException {
        assertThat(roundTrip("jsonb", (row, value) -> row.field().jsonString(value)))
                .isEqualTo(NASTY);
    }

    @Test
    void a_lone_surrogate_becomes_the_replacement_character() throws SQLException {
        assertThat(roundTrip("text", (row, value) -> row.text(value), List.of("a\uD83Db\uDC57", "\uD83D")))
                .containsExactly("a\uFFFDb\uFFFD", "\uFFFD");
    }

    @Test
    void absent_values_times_and_hashes_arrive_as_they_were() throws SQLException {
        Instant instant = Instant.parse("2026-03-29T01:00:00.123456Z");
        byte[] hash = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1};
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "create temporary table t (a text, b bigint, c timestamptz, d uuid, e int) on commit drop");
            CopyLane lane = new CopyLane(connection, "copy t from stdin");
            lane.text()
                    .text(null)
                    .number((Long) null)
                    .instant(instant)
                    .uuid(hash)
                    .number(-7);
            lane.endRow();
            lane.suspend();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select a is null and b is null, c = '2026-03-29 01:00:00.123456+00', d::text, e from t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBoolean(1)).isTrue();
                assertThat(rows.getBoolean(2)).isTrue();
                assertThat(rows.getString(3)).isEqualTo("00010203-0405-0607-0809-0a0b0c0d0eff");
                assertThat(rows.getInt(4)).isEqualTo(-7);
            }
            connection.rollback();
        }
    }

    private interface Field {
        void write(CopyText row, String value);
    }

    private static List<String> roundTrip(String type, Field field) throws SQLException {
        return roundTrip(type, field, NASTY);
    }

    private static List<String> roundTrip(String type, Field field, List<String> values) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "create temporary table t (n int, v " + type + ") on commit drop");
            CopyLane lane = new CopyLane(connection, "copy t from stdin");
            for (int i = 0; i < values.size(); i++) {
                lane.text().number(i);
                field.write(lane.text(), values.get(i));
                lane.endRow();
            }
            lane.suspend();
            assertThat(lane.rows()).isEqualTo(values.size());
            List<String> back = new ArrayList<>();
            String value = type.equals("jsonb") ? "v #>> '{}'" : "v";
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select " + value + " from t order by n")) {
                while (rows.next()) {
                    back.add(rows.getString(1));
                }
            }
            connection.rollback();
            return back;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
