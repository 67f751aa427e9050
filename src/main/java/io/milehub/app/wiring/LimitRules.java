package io.milehub.app.wiring;

import io.milehub.app.StartRefused;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.app.configuration.limits.LimitProperties;
import io.milehub.intake.FeedKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A limit of a feed that no mapping knows would guard nothing, and nobody would notice. */
final class LimitRules {
    private LimitRules() {}

    /** @throws StartRefused at the first limit of a source or feed that is not there */
    static void require(List<TenantProperties> tenants, Set<FeedKey> mapped) {
        Map<String, Set<String>> feedsOf = mapped.stream()
                .collect(Collectors.groupingBy(
                        FeedKey::source, Collectors.mapping(FeedKey::feed, Collectors.toCollection(TreeSet::new))));
        for (int tenant = 0; tenant < tenants.size(); tenant++) {
            String sources = "milehub.tenants[" + tenant + "].sources.";
            tenants.get(tenant).sources().forEach((name, source) -> {
                if (source.limits().any()) {
                    require(sources + name + ".limits", name, source.limits(), feedsOf);
                }
            });
        }
    }

    private static void require(
            String property, String source, LimitProperties limits, Map<String, Set<String>> feedsOf) {
        Set<String> feeds = feedsOf.getOrDefault(source, Set.of());
        if (feeds.isEmpty()) {
            throw refused(property, "source '" + source + "'", new TreeSet<>(feedsOf.keySet()));
        }
        for (String feed : limits.feeds().keySet()) {
            if (!feeds.contains(feed)) {
                throw refused(property + ".feeds." + feed, "feed '" + feed + "' of source '" + source + "'", feeds);
            }
        }
    }

    private static StartRefused refused(String property, String what, Set<String> known) {
        String those = known.isEmpty() ? "there are none at all" : "there are " + String.join(", ", known);
        return new StartRefused(
                "the configuration's " + property + " limits the " + what + ", for which there is no mapping; " + those
                        + "; correct the name or take the limit away",
                null);
    }
}
