package io.milehub.checkout;

import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldId;
import io.milehub.money.Money;
import io.milehub.orders.OrderId;
import io.milehub.orders.PlaceOrder.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of checkouts and their lines. */
@Repository
class CheckoutRepository {
    /** Zero rows: an earlier call has opened a checkout for this hold. */
    private static final String INSERT = """
            insert into checkout.checkout
                   (tenant_id, member_id, hold_id, order_id, market, country, currency, total_minor, state)
            values (tenancy.current_tenant(), :member, :hold, :order, :market, :country, :currency, :total, 'OPEN')
            on conflict (tenant_id, hold_id) do nothing
            returning checkout_id
            """;

    private static final String INSERT_LINES = """
            insert into checkout.checkout_line
                   (tenant_id, checkout_id, position, variant_id, offer_id, location, quantity, title,
                    unit_gross_minor, unit_net_minor, unit_tax_minor, cost_minor, cost_currency, commission_bp,
                    seller_of_record, ship_from)
            select tenancy.current_tenant(), :checkout, position, variant, offer, location, quantity, title,
                   net + tax, net, tax, cost, cost_currency, commission, seller, ship_from
              from unnest(:variants::bigint[], :offers::bigint[], :locations::text[], :quantities::int[],
                          :titles::text[], :nets::bigint[], :taxes::bigint[], :costs::bigint[],
                          :costCurrencies::text[], :commissions::int[], :sellers::text[], :shipFroms::text[])
                   with ordinality as l(variant, offer, location, quantity, title, net, tax, cost, cost_currency,
                                        commission, seller, ship_from, position)
            """;

    /** A checkout whose hold has ended is shown as expired also while the sweep has not come by. */
    private static final String FIND = """
            select c.checkout_id, c.member_id, c.hold_id, c.order_id, c.market, c.country, c.currency, c.total_minor,
                   h.expires_at,
                   case when c.state = 'OPEN' and (h.state in ('EXPIRED', 'RELEASED') or h.expires_at <= hub.now())
                        then 'EXPIRED' else c.state end as state
              from checkout.checkout c
              join inventory.hold h on h.tenant_id = c.tenant_id and h.hold_id = c.hold_id
             where c.tenant_id = tenancy.current_tenant()
            """;

    private static final String LINES = """
            select l.*, c.currency from checkout.checkout_line l join checkout.checkout c using (tenant_id, checkout_id)
             where l.tenant_id = tenancy.current_tenant() and l.checkout_id = :checkout
             order by l.position
            """;

    private static final String LOCK = """
            select checkout_id, member_id, state, version from checkout.checkout
             where tenant_id = tenancy.current_tenant() and checkout_id = :checkout
               for update
            """;

    private static final String LOCK_OF_ORDER = """
            select checkout_id, member_id, state, version from checkout.checkout
             where tenant_id = tenancy.current_tenant() and order_id = :order
               for update
            """;

    private static final String SAVE = """
            update checkout.checkout set state = :state, version = version + 1
             where tenant_id = tenancy.current_tenant() and checkout_id = :checkout
            """;

    private static final String EXPIRE = """
            with ended as materialized (
              select o.checkout_id from checkout.checkout o
                join inventory.hold h on h.tenant_id = o.tenant_id and h.hold_id = o.hold_id
               where o.tenant_id = tenancy.current_tenant() and o.state = 'OPEN'
                 and h.state in ('EXPIRED', 'RELEASED')
               order by o.checkout_id
               limit :max
                 for update of o skip locked)
            update checkout.checkout c set state = 'EXPIRED', version = version + 1
              from ended
             where c.tenant_id = tenancy.current_tenant() and c.checkout_id = ended.checkout_id
            """;

    private final JdbcClient jdbc;

    CheckoutRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A checkout under its row lock, with its stored state. */
    record Locked(CheckoutId id, long memberId, CheckoutState state, long version) {}

    Optional<CheckoutId> insert(Hold hold, OrderId order, Money total, List<Line> lines) {
        Optional<CheckoutId> id = jdbc.sql(INSERT)
                .param("member", hold.memberId())
                .param("hold", hold.id().value())
                .param("order", order.value())
                .param("market", hold.market())
                .param("country", hold.country())
                .param("currency", total.currency().getCurrencyCode())
                .param("total", total.minor())
                .query(Long.class)
                .optional()
                .map(CheckoutId::new);
        id.ifPresent(checkout -> insertLines(checkout, lines));
        return id;
    }

    Optional<Checkout> find(CheckoutId id) {
        return find("and c.checkout_id = :key", id.value());
    }

    Optional<Checkout> ofHold(HoldId hold) {
        return find("and c.hold_id = :key", hold.value());
    }

    Optional<Locked> lock(CheckoutId id) {
        return lock(jdbc.sql(LOCK).param("checkout", id.value()));
    }

    Optional<Locked> lockOfOrder(long order) {
        return lock(jdbc.sql(LOCK_OF_ORDER).param("order", order));
    }

    void save(CheckoutId id, CheckoutState state) {
        jdbc.sql(SAVE)
                .param("checkout", id.value())
                .param("state", state.code())
                .update();
    }

    int expire(int max) {
        return jdbc.sql(EXPIRE).param("max", max).update();
    }

    private static Optional<Locked> lock(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Locked(
                        new CheckoutId(row.getLong("checkout_id")),
                        row.getLong("member_id"),
                        CheckoutState.of(row.getString("state")),
                        row.getLong("version")))
                .optional();
    }

    private Optional<Checkout> find(String condition, long key) {
        return jdbc.sql(FIND + condition)
                .param("key", key)
                .query((row, _) -> checkout(row))
                .optional();
    }

    private Checkout checkout(ResultSet row) throws SQLException {
        long id = row.getLong("checkout_id");
        return new Checkout(
                new CheckoutId(id),
                row.getLong("member_id"),
                new HoldId(row.getLong("hold_id")),
                new OrderId(row.getLong("order_id")),
                row.getString("market"),
                row.getString("country"),
                new Money(row.getLong("total_minor"), Currency.getInstance(row.getString("currency"))),
                CheckoutState.of(row.getString("state")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                jdbc.sql(LINES)
                        .param("checkout", id)
                        .query((line, _) -> line(line))
                        .list());
    }

    private void insertLines(CheckoutId checkout, List<Line> lines) {
        jdbc.sql(INSERT_LINES)
                .param("checkout", checkout.value())
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
                .update();
    }

    private static Line line(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        String costCurrency = row.getString("cost_currency");
        return new Line(
                row.getLong("variant_id"),
                row.getLong("offer_id"),
                row.getString("location"),
                row.getInt("quantity"),
                row.getString("title"),
                new Money(row.getLong("unit_net_minor"), currency),
                new Money(row.getLong("unit_tax_minor"), currency),
                costCurrency == null ? null : new Money(row.getLong("cost_minor"), Currency.getInstance(costCurrency)),
                row.getObject("commission_bp", Integer.class),
                row.getString("seller_of_record"),
                row.getString("ship_from"));
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
