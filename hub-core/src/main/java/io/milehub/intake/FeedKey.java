package io.milehub.intake;

/**
 * One feed of one source, within the current tenant.
 *
 * @param source the provider's slug, the folder of its mappings
 * @param feed the feed's slug, the name of its mapping file without the ending
 */
public record FeedKey(String source, String feed) {
    public FeedKey {
        if (source.isBlank() || feed.isBlank()) {
            throw new IllegalArgumentException(
                    "A feed is named by its source and its own name: " + source + "/" + feed);
        }
    }

    /** {@code maison-aurelle/catalogue}. */
    @Override
    public String toString() {
        return source + "/" + feed;
    }
}
