package io.milehub.orders;

import io.milehub.database.ScratchTable;
import io.milehub.orders.OrderUnitState.Event;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets pieces follow what their supplier says of their line, as part of the caller's transaction. Where a piece stands
 * is a function of how many of its line are said to be what, and never of the order in which that was said: what went
 * out is counted from the first piece of a line on, what will not come from the last back, so that a further word
 * rarely moves a piece that had one. Suppliers and sendings alone move pieces so far; whoever lets members ask for more
 * must make what they ask a part of this function.
 */
@Component
public class ReportedUnits {
    /**
     * Lines of which something changed, each with all that stands of it now. {@code sending} is where its pieces stand
     * of which nothing is said; {@code kept} and {@code declined} are those of the returned ones of which that is
     * known.
     */
    private static final ScratchTable LINES = ScratchTable.ofShortRows("reported_line", """
            order_id bigint, offer_id bigint, location text, sending text default 'ALLOCATED', accepted int,
            refused int, cancelled int, shipped int, delivered int, returned int, kept int, declined int
            """);

    /** A message that is being sent moves the same pieces; it waits, or has committed before they are read. */
    private static final String LOCK = """
            select u.order_unit_id
              from orders.order_unit u
             where u.tenant_id = tenancy.current_tenant()
               and u.order_id in (select order_id from pg_temp.reported_line)
             order by u.order_unit_id
               for update
            """;

    /** A piece that nobody speaks of any more goes back to where its sending has brought it. */
    private static final String FOLLOW = """
            with piece as (
              select u.order_unit_id, l.sending, l.accepted, l.refused, l.cancelled, l.delivered, l.returned, l.kept,
                     l.declined, greatest(l.delivered, l.returned) as there,
                     greatest(l.shipped, l.delivered, l.returned) as gone,
                     row_number() over (partition by l.order_id, l.offer_id, l.location order by u.position) as place,
                     row_number() over (partition by l.order_id, l.offer_id, l.location order by u.position desc)
                       as place_from_end
                from pg_temp.reported_line l
                join orders.order_unit u
                  on u.tenant_id = tenancy.current_tenant() and u.order_id = l.order_id and u.offer_id = l.offer_id
                 and u.location = l.location
            ), said as (
              select order_unit_id, sending,
                     case when place <= kept then 'KEPT'
                          when place <= kept + declined then 'DECLINED'
                          when place <= returned then 'RETURNED'
                          when place <= there then 'DELIVERED'
                          when place <= gone then 'SHIPPED'
                          when place_from_end <= cancelled then 'CANCELLED'
                          when place_from_end <= cancelled + refused then 'REFUSED'
                          when place <= accepted then 'ACCEPTED' end as word
                from piece
            )
            update orders.order_unit u set state = t.state, version = u.version + 1
              from (select s.order_unit_id, coalesce(w.state, s.sending) as state, w.state is null as silent
                      from said s
                      left join unnest(:words::text[], :states::text[]) as w (word, state) on w.word = s.word) t
             where u.tenant_id = tenancy.current_tenant() and u.order_unit_id = t.order_unit_id
               and u.state <> t.state
               and not (t.silent and u.state in ('ALLOCATED', 'SENT', 'SEND_UNKNOWN'))
            """;

    private final JdbcClient jdbc;

    ReportedUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What suppliers say of a piece, with what has happened to one of which that is said. */
    private enum Word {
        ACCEPTED(Event.ACCEPT),
        REFUSED(Event.REFUSE),
        CANCELLED(Event.REQUEST_CANCEL, Event.CANCEL),
        SHIPPED(Event.ACCEPT, Event.SHIP),
        DELIVERED(Event.ACCEPT, Event.SHIP, Event.DELIVER),
        RETURNED(Event.ACCEPT, Event.SHIP, Event.DELIVER, Event.REQUEST_RETURN, Event.RECEIVE_RETURN),
        KEPT(Event.ACCEPT, Event.SHIP, Event.DELIVER, Event.REQUEST_RETURN, Event.RECEIVE_RETURN, Event.ACCEPT_RETURN),
        DECLINED(
                Event.ACCEPT,
                Event.SHIP,
                Event.DELIVER,
                Event.REQUEST_RETURN,
                Event.RECEIVE_RETURN,
                Event.DECLINE_RETURN);

        // Made by List.of, which nobody can change.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Event> events;

        Word(Event... events) {
            this.events = List.of(events);
        }

        /** By the table of states: a supplier that speaks of a piece has it. */
        OrderUnitState state() {
            OrderUnitState state = new OrderUnitState.Sent();
            for (Event event : events) {
                state = state.on(event);
            }
            return state;
        }
    }

    /** Makes the table {@code pg_temp.reported_line}, for the caller to fill but for {@code sending}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ready() {
        LINES.ready();
    }

    /** Locks the pieces of the orders that the table names, so that the caller may read how they were sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql(LOCK).query().listOfRows();
    }

    /** Moves the pieces of the lines that the table names to where they stand now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow() {
        jdbc.sql(FOLLOW)
                .param("words", Arrays.stream(Word.values()).map(Word::name).toArray(String[]::new))
                .param(
                        "states",
                        Arrays.stream(Word.values())
                                .map(word -> word.state().code())
                                .toArray(String[]::new))
                .update();
    }
}
