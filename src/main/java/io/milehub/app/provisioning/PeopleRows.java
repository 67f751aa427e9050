package io.milehub.app.provisioning;

import io.milehub.app.configuration.MemberProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** Rows of members, memberships and clients, written only where they differ. */
@Repository
class PeopleRows {

    private static final String PLAN = "standard";

    private static final String MEMBER = """
            insert into membership.member as m (tenant_id, handle, name)
            values (tenancy.current_tenant(), :handle, :name)
            on conflict (tenant_id, handle) do update set name = excluded.name where m.name <> excluded.name
            """;
    private static final String MEMBER_ID = """
            select member_id from membership.member where tenant_id = tenancy.current_tenant() and handle = :handle
            """;
    private static final String END_MEMBERSHIP = """
            update membership.membership
               set validity = tstzrange(lower(validity), hub.now())
             where tenant_id = tenancy.current_tenant() and member_id = :member and upper_inf(validity)
               and (tier, state) <> (:tier, :state)
            """;
    private static final String MEMBERSHIP = """
            insert into membership.membership (tenant_id, member_id, plan, tier, state, validity)
            select tenancy.current_tenant(), :member, :plan, :tier, :state,
                   tstzrange(hub.now(), null)
              from membership.membership
             where tenant_id = tenancy.current_tenant() and member_id = :member
            having count(*) filter (where upper_inf(validity)) = 0
            """;
    private static final String HASH = """
            select secret_hash from membership.client
             where tenant_id = tenancy.current_tenant() and client_id = :client
            """;
    private static final String CLIENT = """
            insert into membership.client as c (tenant_id, client_id, secret_hash, member_id, scopes)
            values (tenancy.current_tenant(), :client, :hash, :member, :scopes)
            on conflict (tenant_id, client_id) do update
               set secret_hash = excluded.secret_hash, member_id = excluded.member_id, scopes = excluded.scopes,
                   revoked_at = null
             where (c.secret_hash, c.member_id, c.scopes, c.revoked_at)
                   is distinct from (excluded.secret_hash, excluded.member_id, excluded.scopes, null)
            """;
    private static final String REVOKE = """
            update membership.client set revoked_at = hub.now()
             where tenant_id = tenancy.current_tenant() and revoked_at is null and client_id <> all (:kept)
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder hashes;

    PeopleRows(JdbcClient jdbc, PasswordEncoder hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    /** The member's id. */
    long member(MemberProperties member) {
        jdbc.sql(MEMBER)
                .param("handle", member.handle())
                .param("name", member.name())
                .update();
        long id = jdbc.sql(MEMBER_ID)
                .param("handle", member.handle())
                .query(Long.class)
                .single();
        for (String sql : new String[] {END_MEMBERSHIP, MEMBERSHIP}) {
            var statement = jdbc.sql(sql)
                    .param("member", id)
                    .param("tier", member.tier())
                    .param("state", member.membership().name());
            (sql.equals(MEMBERSHIP) ? statement.param("plan", PLAN) : statement).update();
        }
        return id;
    }

    /** A hash is salted, so an unchanged secret is found by checking it, not by hashing it again. */
    void client(String clientId, String secret, @Nullable Long member, Set<String> scopes) {
        String hash = jdbc.sql(HASH)
                .param("client", clientId)
                .query(String.class)
                .optional()
                .filter(known -> hashes.matches(secret, known))
                .orElseGet(() -> hashes.encode(secret));
        jdbc.sql(CLIENT)
                .param("client", clientId)
                .param("hash", hash)
                .param("member", member)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    /** Configuration lists all clients of a tenant; what it no longer lists may not come in any more. */
    void revokeAllBut(Set<String> clientIds) {
        jdbc.sql(REVOKE).param("kept", clientIds.toArray(String[]::new)).update();
    }
}
