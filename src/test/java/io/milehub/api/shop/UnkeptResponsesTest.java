package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.HubDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The database does what a call asks, and then takes its response no more. */
class UnkeptResponsesTest extends ShopTestCase {
    private static final String BREAK = """
            create function idempotency.no_room() returns trigger language plpgsql
              as 'begin raise exception ''no room''; end';
            create trigger no_room before update on idempotency.request for each row
              when (new.finished_at is not null) execute function idempotency.no_room();
            """;

    private static final String MEND = """
            drop trigger no_room on idempotency.request;
            drop function idempotency.no_room();
            """;

    @Autowired
    private HubDatabase database;

    @Test
    void what_the_call_came_to_is_told_all_the_same() throws Exception {
        String basket = basket(variant(1), 1);
        HttpResponse<String> answer;
        owner(BREAK);
        try {
            answer = post(token("aurora-anna"), "/api/holds", basket);
        } finally {
            owner(MEND);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("state").asString()).isEqualTo("HELD");
    }

    private void owner(String sql) throws SQLException {
        var owner = database.owner();
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
