package io.milehub.connectors.component;

import io.milehub.connectors.schedule.Every;
import io.milehub.fulfilment.out.Partner;
import io.milehub.intake.FeedKey;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of an address that begins with {@code hub:}. They are taken out of Camel's parameters, so that Camel
 * refuses what is left.
 *
 * @param every wait from the end of a turn to the next; zero for webhooks
 * @param cursor name of the query parameter that asks for a further page
 * @param linked whether the answer's header {@code Link} names the next page, by its query
 * @param query what is asked for with every page, or with the first where pages are linked; as it stands in the address
 * @param partner to whom what leaves is sent
 */
record HubOptions(
        FeedKey feed,
        Duration every,
        @Nullable String cursor,
        boolean linked,
        @Nullable String query,
        @Nullable Partner partner) {
    private static final String LINK = "link";

    static HubOptions pull(Map<String, Object> parameters) {
        FeedKey feed = feed(parameters);
        Duration interval = every(parameters);
        return new HubOptions(
                feed, interval, text(parameters, "cursor"), linked(parameters), text(parameters, "query"), null);
    }

    static HubOptions webhook(Map<String, Object> parameters) {
        return new HubOptions(feed(parameters), Duration.ZERO, null, false, null, null);
    }

    static HubOptions outgoing(Map<String, Object> parameters, Partner.Kind kind) {
        FeedKey feed = feed(parameters);
        Partner.Name sender = Partner.Name.parse(need(parameters, "sender"));
        Partner.Name recipient = Partner.Name.parse(need(parameters, "recipient"));
        boolean test = Boolean.parseBoolean(text(parameters, "test"));
        Partner partner = new Partner(feed, kind, sender, recipient, test);
        return new HubOptions(feed, every(parameters), null, false, null, partner);
    }

    private static boolean linked(Map<String, Object> parameters) {
        String next = text(parameters, "next");
        if (next != null && !next.equals(LINK)) {
            throw new IllegalArgumentException("'next=" + next + "' is not known: write next=link, or leave it out.");
        }
        return next != null;
    }

    private static Duration every(Map<String, Object> parameters) {
        String every = need(parameters, "every");
        return Every.parse(every)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'every=" + every + "' is no interval: write a number and s, m, h or d, such as 15m."));
    }

    private static FeedKey feed(Map<String, Object> parameters) {
        return new FeedKey(need(parameters, "source"), need(parameters, "feed"));
    }

    private static String need(Map<String, Object> parameters, String name) {
        String value = text(parameters, name);
        if (value == null) {
            throw new IllegalArgumentException("The option '" + name + "' is missing: add " + name + "=….");
        }
        return value;
    }

    private static @Nullable String text(Map<String, Object> parameters, String name) {
        Object value = parameters.remove(name);
        return value == null ? null : value.toString();
    }
}
