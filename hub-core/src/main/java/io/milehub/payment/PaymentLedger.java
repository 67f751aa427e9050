package io.milehub.payment;

import io.milehub.money.Money;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The double-entry ledger and what each payment pays for; a journal that does not balance cannot be
 * committed.
 */
@Repository
class PaymentLedger {
    private static final String ALLOCATE = """
            insert into payment.payment_allocation (tenant_id, order_unit_id, payment_id, authorised_minor)
            select tenancy.current_tenant(), unit, :payment, minor
              from unnest(:units::bigint[], :minors::bigint[]) as a(unit, minor)
            """;

    private static final String BOOK = """
            insert into payment.ledger (tenant_id, journal_id, account, amount_minor, currency, payment_id)
            select tenancy.current_tenant(), :journal, account, minor, :currency, :payment
              from unnest(:accounts::text[], :minors::bigint[]) as e(account, minor)
             where minor <> 0
            """;

    private final JdbcClient jdbc;

    PaymentLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sum on an account: debits are positive, credits negative. */
    record Entry(String account, Money amount) {}

    void allocate(PaymentId payment, List<Payments.Share> shares) {
        jdbc.sql(ALLOCATE)
                .param("payment", payment.value())
                .param("units", shares.stream().map(Payments.Share::orderUnitId).toArray(Long[]::new))
                .param(
                        "minors",
                        shares.stream().map(share -> share.amount().minor()).toArray(Long[]::new))
                .update();
    }

    void book(String journal, PaymentId payment, List<Entry> entries) {
        jdbc.sql(BOOK)
                .param("journal", journal)
                .param("payment", payment.value())
                .param("currency", entries.getFirst().amount().currency().getCurrencyCode())
                .param("accounts", entries.stream().map(Entry::account).toArray(String[]::new))
                .param(
                        "minors",
                        entries.stream().map(entry -> entry.amount().minor()).toArray(Long[]::new))
                .update();
    }
}
