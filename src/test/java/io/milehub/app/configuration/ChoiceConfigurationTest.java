package io.milehub.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.inventory.choice.ChoicePolicy;
import io.milehub.inventory.choice.Criterion;
import io.milehub.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What configuration says of places reaches those who choose among them. */
class ChoiceConfigurationTest extends RunningHubTestCase {
    private static final String COUNTRIES = """
            select country || ' ' || location_countries::text from intake.source
             where tenant_id = 1 and source = 'galleria-lume'
            """;

    @Autowired
    private ChoicePolicy policy;

    @Test
    void a_market_asks_in_its_own_order_and_one_that_names_none_in_the_usual() {
        assertThat(policy.of(new TenantId(1), "it")).containsExactly(Criterion.DISTANCE, Criterion.PRICE);
        assertThat(policy.of(new TenantId(2), "it"))
                .containsExactly(Criterion.PRICE, Criterion.DISTANCE, Criterion.FRESHNESS);
    }

    @Test
    void a_source_says_from_which_country_its_pieces_come_and_which_locations_lie_elsewhere() {
        assertThat(inShop(() -> jdbc.sql(COUNTRIES).query(String.class).single()))
                .isEqualTo("IT {\"paris\": \"FR\"}");
    }
}
