package io.milehub.catalogue.link;

/**
 * What hangs on variants and has to follow in the same transaction when offers are linked another way without a run. It
 * belongs to modules that stand above the catalogue, and is therefore handed in from there.
 */
public interface LinkFollower {
    /** Follows the variants in {@code pg_temp.item_variant} (variant_id, fresh), whose offers are written by now. */
    void follow();
}
