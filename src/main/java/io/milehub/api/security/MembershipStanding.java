package io.milehub.api.security;

import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a member stands at this moment. */
@Component
class MembershipStanding {

    private static final String STANDING = """
            select tier, state
              from membership.membership
             where tenant_id = tenancy.current_tenant() and member_id = :member and validity @> hub.now()
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    MembershipStanding(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Empty when the tenant knows no such member, or its membership is over. */
    Optional<Standing> of(int tenant, long member) {
        return Tenancy.in(
                new TenantId(tenant),
                () -> reading.execute(_ -> jdbc.sql(STANDING)
                        .param("member", member)
                        .query((row, _) -> new Standing(row.getString("tier"), row.getString("state")))
                        .optional()));
    }

    /** A membership's tier and state. */
    record Standing(String tier, String state) {

        /** A member whose payment is late still shops; one who is suspended, invited or lapsed does not. */
        boolean mayShop() {
            return state.equals("ACTIVE") || state.equals("PAST_DUE");
        }
    }
}
