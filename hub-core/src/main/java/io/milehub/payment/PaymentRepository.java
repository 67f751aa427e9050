package io.milehub.payment;

import io.milehub.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of payments. */
@Repository
class PaymentRepository {
    private static final String COLUMNS = """
            payment_id, order_id, reference, provider_id, state, amount_minor, currency, decline_reason, token,
            action_url, asks, expires_at, extract(epoch from hub.now() - created_at)::bigint as age_seconds,
            coalesce(next_ask_at <= hub.now(), false) as due
            """;

    private static final String INSERT = """
            insert into payment.payment
                   (tenant_id, order_id, tender, provider, reference, state, amount_minor, currency, token)
            values (tenancy.current_tenant(), :order, 'CARD', :provider, :reference, :state, :minor, :currency, :token)
            returning %s
            """.formatted(COLUMNS);

    private static final String LOCK = """
            select %s from payment.payment
             where tenant_id = tenancy.current_tenant() and payment_id = :payment
               for update
            """.formatted(COLUMNS);

    private static final String LATEST = """
            select %s from payment.payment
             where tenant_id = tenancy.current_tenant() and order_id = :order
             order by payment_id desc
             limit 1
            """.formatted(COLUMNS);

    /**
     * A node that takes a payment moves its next ask away, so that no other takes it meanwhile.
     * Materialized, because a join may run a subquery again and again, and its limit would then hold for
     * each run.
     */
    private static final String CLAIM_DUE = """
            with due as materialized (
              select payment_id as due_id from payment.payment
               where tenant_id = tenancy.current_tenant() and next_ask_at <= (select hub.now())
               order by next_ask_at
               limit 1
                 for update skip locked)
            update payment.payment
               set asks = asks + 1, asked_at = hub.now(), next_ask_at = hub.now() + :lease * interval '1 second'
              from due
             where tenant_id = tenancy.current_tenant() and payment_id = due_id
            returning %s
            """.formatted(COLUMNS);

    private static final String SAVE = """
            update payment.payment
               set state = :state,
                   provider_id = coalesce(:providerId, provider_id),
                   authorised_minor = case when :state in ('AUTHORISED', 'VOIDING') then amount_minor
                                           when :state = 'VOIDED' then 0 else authorised_minor end,
                   decline_reason = :reason,
                   action_url = :actionUrl,
                   expires_at = coalesce(:expiresAt, expires_at),
                   token = case when :askAgainSeconds::bigint is null then null else token end,
                   next_ask_at = hub.now() + :askAgainSeconds::bigint * interval '1 second',
                   version = version + 1
             where tenant_id = tenancy.current_tenant() and payment_id = :payment
            returning %s
            """.formatted(COLUMNS);

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Payment insert(long order, String provider, String reference, Money amount, String token) {
        return jdbc.sql(INSERT)
                .param("order", order)
                .param("provider", provider)
                .param("reference", reference)
                .param("state", new PaymentState.Created().code())
                .param("minor", amount.minor())
                .param("currency", amount.currency().getCurrencyCode())
                .param("token", token)
                .query((row, _) -> payment(row))
                .single();
    }

    Payment lock(PaymentId id) {
        return jdbc.sql(LOCK)
                .param("payment", id.value())
                .query((row, _) -> payment(row))
                .single();
    }

    Optional<Payment> latest(long order) {
        return jdbc.sql(LATEST)
                .param("order", order)
                .query((row, _) -> payment(row))
                .optional();
    }

    Optional<Payment> claimDue(Duration lease) {
        return jdbc.sql(CLAIM_DUE)
                .param("lease", lease.toSeconds())
                .query((row, _) -> payment(row))
                .optional();
    }

    Payment save(Payment payment, @Nullable Duration askAgainAfter) {
        return jdbc.sql(SAVE)
                .param("payment", payment.id().value())
                .param("state", payment.state().code())
                .param("providerId", payment.providerId())
                .param("reason", payment.declineReason())
                .param("actionUrl", payment.actionUrl())
                .param(
                        "expiresAt",
                        payment.expiresAt() == null ? null : payment.expiresAt().atOffset(ZoneOffset.UTC))
                .param("askAgainSeconds", askAgainAfter == null ? null : askAgainAfter.toSeconds())
                .query((row, _) -> payment(row))
                .single();
    }

    private static Payment payment(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Payment(
                new PaymentId(row.getLong("payment_id")),
                row.getLong("order_id"),
                row.getString("reference"),
                row.getString("provider_id"),
                PaymentState.of(row.getString("state")),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getString("decline_reason"),
                row.getString("token"),
                row.getString("action_url"),
                row.getInt("asks"),
                row.getBoolean("due"),
                Duration.ofSeconds(row.getLong("age_seconds")),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
