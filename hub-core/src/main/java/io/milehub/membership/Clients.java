package io.milehub.membership;

import io.milehub.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * OAuth 2 clients. A client id names one client over all tenants, because it is looked up before its tenant
 * is known.
 */
@Service
public class Clients {
    private static final String FIND = """
            select tenant_id, client_id, secret_hash, member_id, scopes from membership.find_client(:client)
            """;

    private static final String PROVISION = """
            insert into membership.client as c (tenant_id, client_id, secret_hash, member_id, scopes)
            values (tenancy.current_tenant(), :client, :hash, :member, :scopes)
            on conflict (tenant_id, client_id) do update
               set secret_hash = excluded.secret_hash, member_id = excluded.member_id, scopes = excluded.scopes,
                   revoked_at = null
             where (c.secret_hash, c.member_id, c.scopes) is distinct from
                     (excluded.secret_hash, excluded.member_id, excluded.scopes)
                or c.revoked_at is not null
            """;

    private static final String REVOKE = """
            update membership.client set revoked_at = hub.now()
             where tenant_id = tenancy.current_tenant() and client_id = :client and revoked_at is null
            """;

    private final JdbcClient jdbc;

    Clients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The client of this id that is not revoked. Needs no tenant and opens no transaction. */
    public Optional<Client> find(String clientId) {
        return jdbc.sql(FIND)
                .param("client", clientId)
                .query((row, _) -> client(row))
                .optional();
    }

    /**
     * Writes a client of the current tenant as configuration wants it.
     *
     * @throws org.springframework.dao.DuplicateKeyException if another tenant has a client of this id
     */
    @Transactional
    public void provision(String clientId, String secretHash, @Nullable Long memberId, Set<String> scopes) {
        jdbc.sql(PROVISION)
                .param("client", clientId)
                .param("hash", secretHash)
                .param("member", memberId)
                .param("scopes", scopes.stream().sorted().toArray(String[]::new))
                .update();
    }

    /** Ends a client of the current tenant; its tokens run out by themselves. */
    @Transactional
    public void revoke(String clientId) {
        jdbc.sql(REVOKE).param("client", clientId).update();
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                new TenantId(row.getInt("tenant_id")),
                row.getString("client_id"),
                row.getString("secret_hash"),
                row.getObject("member_id", Long.class),
                Set.of((String[]) row.getArray("scopes").getArray()));
    }
}
