package io.milehub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two houses that speak EDI over a mailbox, the payment sandbox, and a hub's configuration for them. */
final class EdiShop implements AutoCloseable {
    static final List<String> HOUSES = List.of("harlow-vane", "casa-serrano");

    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));

    private static final String CONFIGURATION = """
            milehub:
              data: "%s"
              routes: "%s"
              payment: { sandbox-url: "%s" }
              tenants:
                - id: 1
                  name: aurora
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22, ES: 21 }
                  tiers: [silver, gold]
                  members: [{ handle: buyer-1, name: Anna Rosso, tier: gold, client-id: aurora-buyer-1,
                      client-secret: %s }]
                  operators: [{ handle: ops, client-id: aurora-ops, client-secret: %s }]
                  sources:
            %s
            """;

    private static final String SOURCE = """
            %1$s:
              supplier: %1$s
              agreement: { kind: DROPSHIP, cost-bp: 5000, seller-of-record: hub, ack-hours: 24, ship-hours: 48,
                  return-days: 14, return-address: "%1$s" }
              settings: { host: 127.0.0.1, port: "%2$d", user: hub, password: %3$s, known-hosts: "%4$s",
                  our-edi-id: "ZZ:MILEHUB", edi-id: "%5$s" }
              limits:
                all: { added: { percent: 1000000, least: 0 }, changed: { percent: 1000000, least: 0 } }
            """;

    final Simulator harlow;
    final Simulator serrano;
    final Simulator payment;
    private final Path folder;

    EdiShop(Path folder, long seed) {
        this.folder = folder;
        String[] options = {"--manifest", folder.toString(), "--user", "hub", "--password", Suppliers.SECRET};
        harlow = Simulator.start(folder, "harlow-vane", seed, options);
        serrano = Simulator.start(folder, "casa-serrano", seed, options);
        payment = Simulator.start(folder, "payment", seed);
    }

    Path configuration(Path data) {
        String sources =
                source("harlow-vane", harlow, "ZZ:HARLOWVANE") + source("casa-serrano", serrano, "14:8412345000004");
        return HubNode.write(
                folder.resolve("hub.yaml"),
                CONFIGURATION.formatted(
                        data, routes(), payment.url(), Suppliers.SECRET, Suppliers.SECRET, sources.indent(10)));
    }

    private String source(String name, Simulator house, String id) {
        return SOURCE.formatted(name, house.port(), Suppliers.SECRET, folder.resolve(name + ".hostkey"), id);
    }

    /** The repository's own, but pulled only when it is asked for, while what leaves does so at once. */
    private Path routes() {
        Path routes = folder.resolve("routes");
        for (String house : HOUSES) {
            try (Stream<Path> shipped = Files.list(ROOT.resolve("routes").resolve(house))) {
                Path to = Files.createDirectories(routes.resolve(house));
                for (Path route : shipped.toList()) {
                    String text = Files.readString(route);
                    String every = text.contains("hub:pull") ? "6h" : "1s";
                    Files.writeString(
                            to.resolve(String.valueOf(route.getFileName())),
                            text.replaceAll("every: \\w+", "every: " + every));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return routes;
    }

    /** What a house has found in its inbox. */
    static List<JsonNode> letters(Simulator house, String kind) {
        JsonNode letters = Http.get(house.controlUrl("letters"), null).json().get("letters");
        return letters.valueStream()
                .filter(letter -> letter.get("kind").asText().equals(kind))
                .toList();
    }

    static JsonNode stock(Simulator house) {
        return Http.get(house.controlUrl("stock"), null).json().get("stock");
    }

    @Override
    public void close() {
        List.of(harlow, serrano, payment).forEach(Simulator::close);
    }
}
