package io.milehub.assortment;

import io.milehub.tenancy.TenantId;

/** What a shop does with a product that arrives; the application answers from its configuration. */
public interface ListingPolicy {
    /** How the tenant wants it. */
    OnArrival of(TenantId tenant);

    /** What happens to a product on arrival, in every market of the tenant. */
    enum OnArrival {
        /** It is for sale at once. */
        LIST,
        /** It waits as a draft for a buyer's word. */
        DRAFT,
        /** Nothing; listings are made by hand. */
        LEAVE
    }
}
