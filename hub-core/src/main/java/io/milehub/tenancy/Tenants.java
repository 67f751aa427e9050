package io.milehub.tenancy;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All tenants, for the work that belongs to none: sweeps, schedules, the command line.
 *
 * <p>The list comes from an owner-owned function, because row-level security would show one tenant its own row only.
 */
public class Tenants {

    private static final String ALL = "select tenant_id, name from tenancy.tenants() order by tenant_id";

    private final JdbcClient jdbc;

    public Tenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order of id; read without a transaction, and so without a tenant. */
    public List<Tenant> all() {
        return jdbc.sql(ALL)
                .query((row, rowNumber) -> new Tenant(new TenantId(row.getInt("tenant_id")), row.getString("name")))
                .list();
    }

    /** Does the work for one tenant after another; the first exception ends it. */
    public void forEach(Consumer<Tenant> work) {
        for (Tenant tenant : all()) {
            Tenancy.in(tenant.id(), () -> work.accept(tenant));
        }
    }
}
