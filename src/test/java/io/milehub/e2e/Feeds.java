package io.milehub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Asks a hub to pull, and waits until its feeds have come to rest. */
final class Feeds {

    static final List<String> PULLED = List.of(
            "maison-aurelle/catalogue",
            "maison-aurelle/stock",
            "atelier-nord/catalogue",
            "atelier-nord/stock",
            "galleria-lume/catalogue");

    private static final Duration REST_MAX = Duration.ofMinutes(5);

    /** What is under way or waits, in words. */
    static final String BUSY = """
            select source || '/' || feed || ' run ' || run_id || ' is ' || state from intake.run
             where state in ('RECEIVING', 'RECEIVED')
            union all
            select source || '/' || feed || ' delivery ' || delivery_id || ' waits' from intake.delivery
             where transport = 'WEBHOOK' and applied_run_id is null
            union all
            select type || ' ' || event_id || ' is unsent' from outbox.event where sent_at is null
            """;

    private static final String AT_REST = "select count(*) from (" + BUSY + ") busy";

    private Feeds() {}

    static String operator(HubNode node, String tenant) {
        return node.token(tenant + "-ops", Suppliers.SECRET, "ops");
    }

    static void pull(HubNode node, List<String> feeds) {
        String token = operator(node, "aurora");
        for (String feed : feeds) {
            Http.post(node.url("/ops/sources/" + feed + "/pull"), token, "").expect(202);
        }
    }

    /** Until each feed has finished at least that many runs well, and nothing is under way or waiting. */
    static void awaitRest(Judge judge, int tenant, Map<String, Integer> runs) {
        Awaitility.await("feeds of tenant " + tenant)
                .atMost(REST_MAX)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    List<String> lacking = new ArrayList<>();
                    runs.forEach((feed, wanted) -> {
                        if (finished(judge, tenant, feed) < wanted) {
                            lacking.add(feed + " has " + finished(judge, tenant, feed) + " of " + wanted + " runs");
                        }
                    });
                    if (!lacking.isEmpty()) {
                        throw new AssertionError(lacking + " " + judge.texts(tenant, """
                                select source || '/' || feed || ' ' || state || ' ' || coalesce(error, '')
                                  from intake.run order by run_id
                                """));
                    }
                    if (judge.number(tenant, AT_REST) > 0) {
                        throw new AssertionError("still busy");
                    }
                });
    }

    static int finished(Judge judge, int tenant, String feed) {
        String[] key = feed.split("/", 2);
        return (int) judge.number(
                tenant,
                "select count(*) from intake.run where state in ('MERGED', 'UNCHANGED') and source = '" + key[0]
                        + "' and feed = '" + key[1] + "'");
    }

    static JsonNode manifest(Simulator supplier, String feed) {
        return supplier.manifest().get("feeds").get(feed);
    }
}
