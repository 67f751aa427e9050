package io.milehub.intake;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The mappings and bodies of stock feeds that the tests of the intake use. */
final class StockFeed {
    static final String SNAPSHOT = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            page:
              next: .next
              total: .total
            fields:
              sku: .sku
              location: .location
              quantity: .quantity
              version: .version
            """;

    static final String DELTA =
            SNAPSHOT.replace("mode: snapshot", "mode: delta").replace("  version: .version\n", "");

    private StockFeed() {}

    /** A last page with the levels, each as sku=quantity or sku=quantity@version. */
    static String page(String... levels) {
        return "{\"levels\":" + levels(levels) + "}";
    }

    static String page(String next, int total, String... levels) {
        return "{\"next\":" + next + ",\"total\":" + total + ",\"levels\":" + levels(levels) + "}";
    }

    private static String levels(String... levels) {
        StringBuilder json = new StringBuilder("[");
        for (String level : levels) {
            String[] parts = level.split("[=@]", -1);
            json.append(json.length() > 1 ? "," : "")
                    .append("{\"sku\":\"")
                    .append(parts[0])
                    .append("\",\"quantity\":")
                    .append(parts[1])
                    .append(parts.length > 2 ? ",\"version\":" + parts[2] : "")
                    .append('}');
        }
        return json.append(']').toString();
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One whole pull of the first tenant. */
    static RunOutcome pull(Runs runs, FeedKey feed, String... pages) {
        return Tenancy.in(TestDatabase.FIRST, () -> {
            Run run = runs.open(feed);
            for (String page : pages) {
                receive(runs, run, page);
            }
            return runs.apply(run, "cursor-" + run.id(), null);
        });
    }

    static Runs.Received receive(Runs runs, Run run, String page) {
        try {
            return runs.receive(run, stream(page), "application/json");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
