package io.milehub.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is sold under fire: one supplier that pushes everything, and few pieces that many want. */
final class StockHouse implements AutoCloseable {
    static final String SOURCE = "drill-house";
    static final List<String> PLACES = List.of("milano", "roma", "torino");

    /** How long a hold lasts here: longer than the lease of a call whose node died, so that its repeat finds it. */
    static final int HOLD_SECONDS = 60;

    private static final String PRICE = "120.00";

    private static final String ROUTE = """
            - from:
                uri: hub:webhook
                parameters: { source: drill-house, feed: %s }
                steps:
                  - to: hub:intake
            """;

    private static final String CATALOGUE = """
            record: item
            mode: delta
            format: json
            each: .items[]
            fields:
              sku: .sku
              product.key: .sku
              product.brand: '"Drill House"'
              product.title.en: .sku
              price.rrp: money(.price, "EUR")
              price.tax: '"INC(IT)"'
              as_of: .asOf
            require: [price.rrp]
            """;

    private static final String STOCK = """
            record: stock
            mode: delta
            format: json
            each: .levels[]
            fields:
              sku: .sku
              location: .place
              quantity: .quantity
              version: .sequence
              as_of: .asOf
            """;

    private static final String CONFIGURATION = """
            milehub:
              data: "%s"
              routes: "%s"
              mappings: "%s"
              public-url: "%s"
              tokens: { key-file: "%s", lifetime: 24h }
              webhooks: { timestamp-tolerance: 1h }
              holds: { hold-for: %ds, live-holds-max: 1000 }
              payment: { sandbox-url: "%s" }
            %s
              tenants:
                - id: 1
                  name: aurora
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22 }
                  tiers: [silver, gold]
                  members:
            %s
                  operators: [{ handle: ops, client-id: aurora-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    drill-house:
                      supplier: Drill House
                      rank: 10
                      agreement: { kind: WHOLESALE, cost-bp: 4500, seller-of-record: hub,
                          ack-hours: 24, ship-hours: 48, return-days: 14, return-address: "Milano" }
                      webhook-secret: [%s]
                      limits:
                        all:
                          added: { percent: 1000000, least: 0 }
                          changed: { percent: 1000000, least: 0 }
                          zeroed: { percent: 1000000, least: 1000000 }
            """;

    /** How many pieces there are of it. */
    enum Kind {
        /** Only for a race; the supplier tells now one, now two of it. */
        RACED,
        ONE_OF_A_KIND,
        SCARCE,
        PLENTY
    }

    /** Something for sale. */
    record Piece(String sku, Kind kind) {
        List<String> places() {
            return switch (kind) {
                case RACED -> PLACES.subList(0, 1);
                case ONE_OF_A_KIND -> PLACES.subList(0, 2);
                case SCARCE, PLENTY -> PLACES;
            };
        }
    }

    private final Path folder;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, Long> variants = new ConcurrentHashMap<>();
    private final Simulator payment;

    StockHouse(Path folder, long seed, Map<Kind, Integer> assortment) {
        this.folder = folder;
        assortment.forEach((kind, many) ->
                IntStream.range(0, many).forEach(number -> pieces.add(new Piece(kind + "-" + number, kind))));
        HubNode.write(below("routes", "catalogue.camel.yaml"), ROUTE.formatted("catalogue"));
        HubNode.write(below("routes", "stock.camel.yaml"), ROUTE.formatted("stock"));
        HubNode.write(below("mappings", "catalogue.yaml"), CATALOGUE);
        HubNode.write(below("mappings", "stock.yaml"), STOCK);
        payment = Simulator.start(folder, "payment", seed);
    }

    private Path below(String kind, String file) {
        Path place = folder.resolve(kind).resolve(SOURCE);
        if (!place.toFile().isDirectory() && !place.toFile().mkdirs()) {
            throw new IllegalStateException("cannot make " + place);
        }
        return place.resolve(file);
    }

    /** @param buyers members, {@code buyer-1} and so on */
    Path configuration(String node, int port, Ground ground, int buyers) {
        return HubNode.write(
                folder.resolve(node + ".yaml"),
                CONFIGURATION.formatted(
                        folder.resolve(node + "-data"),
                        folder.resolve("routes"),
                        folder.resolve("mappings"),
                        "http://127.0.0.1:" + port,
                        folder.resolve("token-key.json"),
                        HOLD_SECONDS,
                        payment.url(),
                        ground.keys().indent(2),
                        members(buyers),
                        Suppliers.WEBHOOK_SECRET));
    }

    private static String members(int buyers) {
        return IntStream.rangeClosed(1, buyers)
                .mapToObj(number -> "        - { handle: buyer-%1$d, name: Buyer %1$d, tier: gold,".formatted(number)
                        + " client-id: aurora-buyer-%1$d, client-secret: \"%2$s\" }"
                                .formatted(number, Suppliers.SECRET))
                .collect(Collectors.joining("\n"));
    }

    /** The body that tells of everything. */
    String catalogue() {
        return pieces.stream()
                .map(piece -> "{\"sku\":\"%s\",\"price\":\"%s\",\"asOf\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(piece.sku(), PRICE))
                .collect(Collectors.joining(",\n", "{\"items\":[", "]}"));
    }

    /** To be called when the catalogue stands: which variant each piece is, and what is there but once. */
    void found(Judge judge) {
        judge.texts(1, """
                        select o.supplier_sku || '|' || o.variant_id from catalogue.offer o
                          join pricing.price_shown using (tenant_id, variant_id)
                        """).forEach(row -> {
            String[] words = row.split("\\|", 2);
            variants.put(words[0], Long.parseLong(words[1]));
        });
        if (variants.size() != pieces.size()) {
            throw new IllegalStateException("for sale are " + variants.size() + " of " + pieces.size() + " pieces");
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    List<Piece> pieces(Kind kind) {
        return pieces.stream().filter(piece -> piece.kind() == kind).toList();
    }

    boolean isOne(long variant) {
        return pieces(Kind.ONE_OF_A_KIND).stream().anyMatch(piece -> variant(piece) == variant);
    }

    long variant(Piece piece) {
        Long variant = variants.get(piece.sku());
        if (variant == null) {
            throw new IllegalArgumentException(piece + " is not for sale");
        }
        return variant;
    }

    @Override
    public void close() {
        payment.close();
    }
}
