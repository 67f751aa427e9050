package io.milehub.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Members and clients as configuration writes them, again at each start. */
class MembersTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private Shop shop;
    private Members members;

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
        members = shop.bean(Members.class);
        shop.in(() -> {
            members.provisionTiers(List.of("silver", "gold"));
            return true;
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_member_is_written_once_and_moves_to_the_tier_that_configuration_says() {
        long member = provision("vera", "silver");
        assertThat(provision("vera", "gold")).isEqualTo(member);
        assertThat(shop.in(() -> members.now(member)))
                .contains(new Membership(member, "standard", "gold", Membership.State.ACTIVE));
        assertThat(shop.shelf()
                        .count("select count(*) from membership.membership where tenant_id = 1 and member_id = "
                                + member))
                .isEqualTo(2);
    }

    @Test
    void a_restart_does_not_lift_a_suspension() {
        long member = provision("sara", "gold");
        shop.in(() -> {
            members.subscribe(member, "standard", "gold", Membership.State.SUSPENDED);
            return true;
        });
        provision("sara", "gold");
        assertThat(shop.in(() -> members.now(member)).orElseThrow().mayShop()).isFalse();
    }

    @Test
    void tiers_can_change_places() {
        shop.in(() -> {
            members.provisionTiers(List.of("gold", "silver"));
            return true;
        });
        assertThat(shop.shelf()
                        .text("select string_agg(tier, ' ' order by rank) from membership.tier where tenant_id = 1"))
                .isEqualTo("gold silver");
    }

    @Test
    void a_client_is_found_without_a_tenant_until_it_is_revoked() {
        Clients clients = shop.bean(Clients.class);
        shop.in(() -> {
            clients.provision("aurora-ops", "{noop}x", null, Set.of("ops"));
            return true;
        });
        assertThat(clients.find("aurora-ops")).hasValueSatisfying(client -> {
            assertThat(client.tenant()).isEqualTo(TestDatabase.FIRST);
            assertThat(client.scopes()).containsExactly("ops");
        });
        shop.in(() -> {
            clients.revoke("aurora-ops");
            return true;
        });
        assertThat(clients.find("aurora-ops")).isEmpty();
    }

    private long provision(String handle, String tier) {
        return shop.in(() -> members.provision(handle, handle, null, tier));
    }
}
