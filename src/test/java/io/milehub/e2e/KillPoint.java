package io.milehub.e2e;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place at which something becomes durable, or is about to: a hub may die just before it, and just after.
 *
 * @param event {@code commit} or {@code statement}
 * @param sql finds the statement, or the statements of the transaction, in lower case
 * @param timesMax how often a round of pulls and messages surely comes to it
 */
record KillPoint(String name, String event, String sql, int timesMax) {
    private static final int TIMES_MAX = 3;

    static final List<KillPoint> ALL = List.of(
            commit("a run is opened", "insert into intake\\.run \\("),
            statement("a chunk is written", "insert into intake\\.chunk"),
            statement("a receipt is written", "insert into intake\\.delivery"),
            commit("a page is stored", "insert into intake\\.delivery.*insert into intake\\.run_delivery"),
            commit("a page is looked into", "^(?!.*(insert into|update) intake).*from intake\\.mapping"),
            commit("a message is stored", "^(?!.*intake\\.run_delivery).*insert into intake\\.delivery"),
            commit("a message joins its batch", "^(?!.*into intake\\.delivery).*into intake\\.run_delivery"),
            // Only pulls come to it: messages are received and carried into their run at once.
            commit("a run is received", "set state = 'received'").comes(1),
            statement("a run is taken over", "set attempt = attempt \\+ 1"),
            statement("the stage is counted", "select count\\(\\*\\) from stage_"),
            statement("the stage is reduced", "delete from (pg_temp\\.)?stage_"),
            statement("offers are written", "insert into catalogue\\.offer"),
            statement("stock is written", "insert into inventory\\.stock_level"),
            // A large message is written in two.
            commit("a chunk of stock is written", "^(?!.*intake\\.run).*into inventory\\.stock_level")
                    .comes(2),
            statement("deliveries are marked applied", "update intake\\.delivery d set applied_run_id"),
            statement("the cursor moves", "insert into intake\\.feed"),
            statement("a run is finished", "update intake\\.run\\s+set state = .*records"),
            statement("an event is written", "insert into outbox\\.event"),
            commit("a run is merged", "applied_run_id = r\\.run_id"),
            commit("a partition is leased", "insert into outbox\\.lease"),
            commit("an event is consumed", "insert into outbox\\.inbox"),
            commit("an event is sent", "sent_at = hub\\.now\\(\\)"),
            statement("a job is taken or given back", "update scheduler\\.scheduled_tasks"));

    /** Where something becomes durable of holding, giving back, expiring, paying and counting. */
    static final List<KillPoint> OF_STOCK = List.of(
            commit("a call is admitted", "insert into idempotency\\.request"),
            statement("a group of holds is written", "insert into inventory\\.hold\\s"),
            commit("a group of holds is committed", "insert into inventory\\.hold\\s"),
            commit("a response is kept", "update idempotency\\.request\\s+set finished_at"),
            statement("counters of holds move", "insert into inventory\\.sold_piece"),
            commit(
                    "a hold is given back",
                    "^(?!.*(payment|skip locked)).*member_id from inventory\\.hold.*insert into inventory\\.ledger"),
            commit("holds expire", "expires_at <= \\(select hub\\.now\\(\\)\\).*insert into inventory\\.ledger"),
            commit("a hold is pinned", "update inventory\\.hold set state.*insert into payment\\.payment"),
            commit(
                    "a hold is unpinned",
                    "^(?!.*inventory\\.ledger).*update payment\\.payment.*update inventory\\.hold set state"),
            commit("a hold is sold", "insert into inventory\\.sold_piece.*insert into orders\\.customer_order"),
            commit("a supplier's word is noted", "insert into inventory\\.supplier_word"),
            commit("sold pieces are let go", "^(?!.*inventory\\.supplier_word).*update inventory\\.sold_piece"),
            commit("a shortfall is told", "shortfallchanged"),
            statement("a count is written", "insert into inventory\\.stock_level"),
            commit("a count is merged", "insert into inventory\\.stock_level"));

    static KillPoint named(String name) {
        return Stream.concat(ALL.stream(), OF_STOCK.stream())
                .filter(point -> point.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static KillPoint commit(String name, String sql) {
        return new KillPoint(name, "commit", sql, TIMES_MAX);
    }

    private static KillPoint statement(String name, String sql) {
        return new KillPoint(name, "statement", sql, TIMES_MAX);
    }

    private KillPoint comes(int times) {
        return new KillPoint(name, event, sql, times);
    }

    /** For the fault console. */
    String order(String what, String side, int nth) {
        return what + " " + side + " " + event + " " + nth + " " + sql;
    }
}
