package io.milehub.intake.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.milehub.database.TestDatabase;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import io.milehub.intake.Runs;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A supplier with the snapshot feeds catalogue, stock and prices, and what else a test gives him. */
final class House {
    private static final Map<String, String> RECORDS = Map.of("catalogue", """
            record: item
            fields:
              sku: .sku
              product.key: .sku
              product.brand: .brand
              product.title.en: .title
              product.category: .category
              price.rrp: money(.amount, .currency, ".")
              price.tax: '"INC(IT)"'
            refuse: { unsellable: 'text(.quantity) == "-1"' }
            """, "stock", """
            record: stock
            fields:
              sku: .sku
              quantity: .quantity
            """, "prices", """
            record: price
            fields:
              sku: .sku
              price.type: '"RRP"'
              price.amount: money(.amount, .currency, ".")
              price.tax: '"INC(IT)"'
            refuse: { unsellable: 'text(.quantity) == "-1"' }
            """);

    private static final Map<String, String> FORMATS = Map.of(
            "json", "format: json\neach: .pieces[]\n",
            "dated json", "format: json\neach: .pieces[]\npage: { as_of: .asOf }\n",
            "csv", "format: csv\n",
            "xml", "format: xml\nroot: pieces\neach: .piece[]\n");

    private final GuardedShop shop;
    private final String name;
    private int messages;

    House(GuardedShop shop, String name, GuardLimits limits) {
        this.shop = shop;
        this.name = name;
        RECORDS.keySet().forEach(feed -> feed(feed, feed, "snapshot", "json"));
        shop.update(
                "update intake.source set limits = :limits::jsonb where source = :source",
                Map.of("limits", GuardJson.of(limits), "source", name));
    }

    /** Another feed, or one otherwise; what it tells of is that of catalogue, stock or prices. */
    void feed(String feed, String like, String mode, String format) {
        feed(feed, yaml(like, mode, format));
    }

    void feed(String feed, String yaml) {
        shop.intake().feed(shop.folder(), name, feed, yaml);
    }

    static String yaml(String like, String mode, String format) {
        return Objects.requireNonNull(RECORDS.get(like))
                .replaceFirst("\n", "\nmode: " + mode + "\n" + FORMATS.get(format));
    }

    /** A feed that only tells changes. */
    String changes(String like) {
        feed(like + "-changes", like, "delta", "json");
        return like + "-changes";
    }

    FeedKey key(String feed) {
        return new FeedKey(name, feed);
    }

    /** All three feeds tell these goods, and nothing is held. */
    void tells(Goods goods) {
        for (String feed : List.of("catalogue", "stock", "prices")) {
            assertThat(pull(feed, goods.json())).isInstanceOfAny(RunOutcome.Merged.class, RunOutcome.Unchanged.class);
        }
    }

    /** A pull of a snapshot that would do too much. */
    RunId held(String feed, Goods goods) {
        return id(pull(feed, goods.json()));
    }

    static RunId id(RunOutcome held) {
        return assertThat(held)
                .asInstanceOf(type(RunOutcome.Held.class))
                .extracting(outcome -> outcome.run().id())
                .actual();
    }

    Run.State state(RunId run) {
        return in(() -> runs().find(run)).orElseThrow().state();
    }

    RunOutcome pull(String feed, String body) {
        return pull(feed, body.getBytes(StandardCharsets.UTF_8), null);
    }

    /** One whole pull. A body that cannot be read fails the run. */
    RunOutcome pull(String feed, byte[] body, @Nullable String cursor) {
        return in(() -> {
            Run run = runs().open(key(feed));
            try {
                runs().receive(run, new ByteArrayInputStream(body), "application/json");
                return runs().apply(run, cursor, "etag-" + run.id());
            } catch (RunRefused.Undecodable broken) {
                return new RunOutcome.Failed(run.id(), String.valueOf(broken.getMessage()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** A webhook at the door, acknowledged. */
    DeliveryId push(String feed, Goods goods) {
        byte[] body = goods.json().getBytes(StandardCharsets.UTF_8);
        return in(() -> shop.intake()
                .webhooks()
                .accept(key(feed), "message-" + ++messages, "application/json", body)
                .delivery());
    }

    /** The micro-batch that takes what waits. */
    RunOutcome batch(String feed) {
        return in(() -> {
            Run run = runs().open(key(feed));
            waiting(feed).forEach(delivery -> runs().attach(run, delivery));
            return runs().apply(run, null, null);
        });
    }

    RunOutcome pushed(String feed, Goods goods) {
        push(feed, goods);
        return batch(feed);
    }

    List<DeliveryId> waiting(String feed) {
        return in(() -> shop.intake().webhooks().waiting(key(feed), 1_000));
    }

    /** What the holder of the feed's job does before all else. */
    RunOutcome takenUp(String feed) {
        return in(() -> runs().resume(runs().unfinished(key(feed)).orElseThrow()));
    }

    Runs runs() {
        return shop.intake().runs();
    }

    <T> T in(Supplier<T> work) {
        return Tenancy.in(TestDatabase.FIRST, work::get);
    }

    /** How many of its pieces have so many left. */
    long counted(int quantity) {
        return shop.read(
                        Long.class,
                        "select count(*) from inventory.stock_level where source = :source and on_hand = :quantity",
                        Map.of("source", name, "quantity", quantity))
                .getFirst();
    }
}
