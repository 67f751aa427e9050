package io.milehub.inventory.choice;

import io.milehub.tenancy.TenantId;
import java.util.List;

/** What a market asks first of the places that could answer for a line; configuration says it. */
@FunctionalInterface
public interface ChoicePolicy {
    /** Unless a market says otherwise. */
    List<Criterion> USUAL = List.of(Criterion.PRICE, Criterion.DISTANCE, Criterion.FRESHNESS);

    /** The criteria in their order; what is not named decides nothing. */
    List<Criterion> of(TenantId tenant, String market);
}
