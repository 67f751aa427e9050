package io.milehub.orders;

import io.milehub.money.Money;
import io.milehub.orders.PlaceOrder.Line;
import io.milehub.payment.Payments.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of orders and their units. */
@Repository
class OrderRepository {
    private static final String MINT = "select nextval('orders.order_id')";

    private static final String INSERT = """
            insert into orders.customer_order
                   (tenant_id, order_id, member_id, market, country, currency, total_minor, hold_id)
            values (tenancy.current_tenant(), :order, :member, :market, :country, :currency, :total, :hold)
            """;

    /** A line of several pieces becomes as many units, numbered through. */
    private static final String INSERT_UNITS = """
            insert into orders.order_unit
                   (tenant_id, order_id, position, variant_id, offer_id, location, state, title, gross_minor, net_minor,
                    tax_minor, cost_minor, cost_currency, commission_bp, seller_of_record, ship_from)
            select tenancy.current_tenant(), :order, row_number() over (order by l.ordinality, piece), variant, offer,
                   location, 'ALLOCATED', title, net + tax, net, tax, cost, cost_currency, commission, seller, ship_from
              from unnest(:variants::bigint[], :offers::bigint[], :locations::text[], :quantities::int[],
                          :titles::text[], :nets::bigint[], :taxes::bigint[], :costs::bigint[],
                          :costCurrencies::text[], :commissions::int[], :sellers::text[], :shipFroms::text[])
                   with ordinality as l(variant, offer, location, quantity, title, net, tax, cost, cost_currency,
                                        commission, seller, ship_from, ordinality)
             cross join lateral generate_series(1, quantity) as piece
            returning order_unit_id, gross_minor
            """;

    private static final String COLUMNS = """
            o.order_id, o.member_id, o.market, o.country, o.currency, o.total_minor, o.placed_at,
            u.position, u.variant_id, u.title, u.state, u.gross_minor, u.tax_minor, u.seller_of_record
            """;

    private static final String FIND = """
            select %s
              from orders.customer_order o join orders.order_unit u using (tenant_id, order_id)
             where o.tenant_id = tenancy.current_tenant() and o.order_id = :order and o.member_id = :member
             order by u.position
            """.formatted(COLUMNS);

    private static final String OF_MEMBER = """
            select %s
              from (select * from orders.customer_order
                     where tenant_id = tenancy.current_tenant() and member_id = :member and order_id < :before
                     order by order_id desc
                     limit :limit) o
              join orders.order_unit u using (tenant_id, order_id)
             order by o.order_id desc, u.position
            """.formatted(COLUMNS);

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OrderId mint() {
        return new OrderId(jdbc.sql(MINT).query(Long.class).single());
    }

    void insert(PlaceOrder order) {
        Money total = order.total();
        jdbc.sql(INSERT)
                .param("order", order.id().value())
                .param("member", order.memberId())
                .param("market", order.market())
                .param("country", order.country())
                .param("currency", total.currency().getCurrencyCode())
                .param("total", total.minor())
                .param("hold", order.hold().value())
                .update();
    }

    List<Share> insertUnits(PlaceOrder order) {
        List<Line> lines = order.lines();
        Currency currency = order.total().currency();
        return jdbc.sql(INSERT_UNITS)
                .param("order", order.id().value())
                .param("variants", array(lines, Line::variantId, Long[]::new))
                .param("offers", array(lines, Line::offerId, Long[]::new))
                .param("locations", array(lines, Line::location, String[]::new))
                .param("quantities", array(lines, Line::quantity, Integer[]::new))
                .param("titles", array(lines, Line::title, String[]::new))
                .param("nets", array(lines, line -> line.net().minor(), Long[]::new))
                .param("taxes", array(lines, line -> line.tax().minor(), Long[]::new))
                .param("costs", array(lines, line -> minor(line.cost()), Long[]::new))
                .param("costCurrencies", array(lines, line -> currency(line.cost()), String[]::new))
                .param("commissions", array(lines, Line::commissionBp, Integer[]::new))
                .param("sellers", array(lines, Line::sellerOfRecord, String[]::new))
                .param("shipFroms", array(lines, Line::shipFrom, String[]::new))
                .query((row, _) -> new Share(row.getLong(1), new Money(row.getLong(2), currency)))
                .list();
    }

    List<Order> find(long order, long member) {
        return orders(jdbc.sql(FIND).param("order", order).param("member", member));
    }

    List<Order> of(long member, long before, int limit) {
        return orders(jdbc.sql(OF_MEMBER)
                .param("member", member)
                .param("before", before)
                .param("limit", limit));
    }

    private static List<Order> orders(JdbcClient.StatementSpec statement) {
        Map<Long, Order> orders = new LinkedHashMap<>();
        statement
                .query((ResultSet row, int number) -> row(row))
                .list()
                .forEach(row -> orders.merge(row.id().value(), row, OrderRepository::together));
        return List.copyOf(orders.values());
    }

    private static Order together(Order one, Order next) {
        List<Order.Unit> units = new ArrayList<>(one.units());
        units.addAll(next.units());
        return new Order(one.id(), one.memberId(), one.market(), one.country(), one.total(), one.placedAt(), units);
    }

    private static Order row(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Order(
                new OrderId(row.getLong("order_id")),
                row.getLong("member_id"),
                row.getString("market"),
                row.getString("country"),
                new Money(row.getLong("total_minor"), currency),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                List.of(new Order.Unit(
                        row.getInt("position"),
                        row.getLong("variant_id"),
                        row.getString("title"),
                        OrderUnitState.of(row.getString("state")),
                        new Money(row.getLong("gross_minor"), currency),
                        new Money(row.getLong("tax_minor"), currency),
                        row.getString("seller_of_record"))));
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().getCurrencyCode();
    }

    private static <T extends @Nullable Object> T[] array(
            List<Line> lines, Function<Line, T> value, IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }
}
