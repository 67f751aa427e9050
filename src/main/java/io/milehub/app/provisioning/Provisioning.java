package io.milehub.app.provisioning;

import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.database.HubDatabase;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.sql.SQLException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Makes what configuration says must exist, before any route or door is open. */
@Component
class Provisioning implements SmartInitializingSingleton {

    private static final String TENANT = """
            insert into tenancy.tenant (tenant_id, name) values (?, ?) on conflict (tenant_id) do nothing
            """;
    private static final String NAME = "select name from tenancy.tenant where tenant_id = ?";

    private final MilehubProperties properties;
    private final HubDatabase database;
    private final TenantProvisioning shops;

    Provisioning(MilehubProperties properties, HubDatabase database, TenantProvisioning shops) {
        this.properties = properties;
        this.database = database;
        this.shops = shops;
    }

    @Override
    public void afterSingletonsInstantiated() {
        TenantRules.require(properties.tenants());
        for (TenantProperties tenant : properties.tenants()) {
            create(tenant);
            Tenancy.in(new TenantId(tenant.id()), () -> shops.provision(tenant));
        }
    }

    /** Only the owner may make a tenant. */
    private void create(TenantProperties tenant) {
        try (var owner = database.owner().open();
                var insert = owner.prepareStatement(TENANT);
                var select = owner.prepareStatement(NAME)) {
            insert.setInt(1, tenant.id());
            insert.setString(2, tenant.name());
            insert.executeUpdate();
            select.setInt(1, tenant.id());
            try (var row = select.executeQuery()) {
                if (row.next() && !row.getString(1).equals(tenant.name())) {
                    throw new ProvisioningRefused("tenant " + tenant.id() + " is called '" + row.getString(1)
                            + "' in the database and '" + tenant.name()
                            + "' in milehub.tenants; give the new tenant another id, or the old name back");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tenant " + tenant.id() + " could not be made", e);
        }
    }
}
