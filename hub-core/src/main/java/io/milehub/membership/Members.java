package io.milehub.membership;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members and their memberships. */
@Service
public class Members {
    private static final String PROVISION_TIERS = """
            insert into membership.tier as t (tenant_id, tier, rank)
            select tenancy.current_tenant(), tier, rank
              from unnest(:tiers::text[]) with ordinality as w(tier, rank)
            on conflict (tenant_id, tier) do update set rank = excluded.rank where t.rank <> excluded.rank
            """;

    /** Ranks are unique at every moment, so those that are to change first step out of the way. */
    private static final String CLEAR_RANKS = """
            update membership.tier t set rank = -1 - w.rank
              from unnest(:tiers::text[]) with ordinality as w(tier, rank)
             where t.tenant_id = tenancy.current_tenant() and t.tier = w.tier and t.rank <> w.rank
            """;

    private static final String PROVISION = """
            insert into membership.member as m (tenant_id, handle, name, email)
            values (tenancy.current_tenant(), :handle, :name, :email)
            on conflict (tenant_id, handle) do update set name = excluded.name, email = excluded.email
            returning member_id
            """;

    private static final String NOW = """
            select member_id, plan, tier, state from membership.membership
             where tenant_id = tenancy.current_tenant() and member_id = :member and validity @> hub.now()
            """;

    private static final String END_OTHER = """
            update membership.membership set validity = tstzrange(lower(validity), hub.now())
             where tenant_id = tenancy.current_tenant() and member_id = :member and validity @> hub.now()
               and (plan, tier, state) is distinct from (:plan, :tier, :state)
            """;

    private static final String BEGIN = """
            insert into membership.membership (tenant_id, member_id, plan, tier, state, validity)
            select tenancy.current_tenant(), :member, :plan, :tier, :state,
                   tstzrange(greatest(hub.now(), (select max(upper(validity)) from membership.membership
                                                   where tenant_id = tenancy.current_tenant()
                                                     and member_id = :member)), null)
             where not exists (select from membership.membership
                                where tenant_id = tenancy.current_tenant() and member_id = :member
                                  and (upper_inf(validity) or validity @> hub.now()))
            """;

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the tiers of the current tenant, lowest first. Tiers that are not named stay. */
    @Transactional
    public void provisionTiers(List<String> lowestFirst) {
        String[] tiers = lowestFirst.toArray(String[]::new);
        jdbc.sql(CLEAR_RANKS).param("tiers", tiers).update();
        jdbc.sql(PROVISION_TIERS).param("tiers", tiers).update();
    }

    /**
     * Writes a member of the current tenant as configuration wants it. A new one is active; the state of an
     * existing membership is left as it is, so that a restart does not lift a suspension.
     */
    @Transactional
    public long provision(String handle, String name, @Nullable String email, String tier) {
        long member = jdbc.sql(PROVISION)
                .param("handle", handle)
                .param("name", name)
                .param("email", email)
                .query(Long.class)
                .single();
        Membership wanted = now(member)
                .map(now -> new Membership(member, now.plan(), tier, now.state()))
                .orElse(new Membership(member, "standard", tier, Membership.State.ACTIVE));
        subscribe(member, wanted.plan(), wanted.tier(), wanted.state());
        return member;
    }

    /** Ends what the member is subscribed to now, unless it is the same, and begins this. */
    @Transactional
    public void subscribe(long memberId, String plan, String tier, Membership.State state) {
        jdbc.sql(END_OTHER)
                .param("member", memberId)
                .param("plan", plan)
                .param("tier", tier)
                .param("state", state.name())
                .update();
        jdbc.sql(BEGIN)
                .param("member", memberId)
                .param("plan", plan)
                .param("tier", tier)
                .param("state", state.name())
                .update();
    }

    /** What a member of the current tenant is subscribed to now. */
    @Transactional(readOnly = true)
    public Optional<Membership> now(long memberId) {
        return jdbc.sql(NOW)
                .param("member", memberId)
                .query((row, _) -> new Membership(
                        row.getLong("member_id"),
                        row.getString("plan"),
                        row.getString("tier"),
                        Membership.State.valueOf(row.getString("state"))))
                .optional();
    }
}
