package io.milehub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a hub under fire works for: one small brand that is pulled in many pages, and one partner that pushes. */
final class SmallShop implements AutoCloseable {

    static final List<String> PULLED = List.of("maison-aurelle/catalogue", "maison-aurelle/stock");

    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));

    private static final String CONFIGURATION = """
            milehub:
              data: "%s"
              routes: "%s"
              mappings: "%s"
            %s
              tenants:
                - id: 1
                  name: aurora
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22, DE: 19 }
                  tiers: [silver, gold]
                  operators: [{ handle: ops, client-id: aurora-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    maison-aurelle:
                      supplier: Maison Aurelle
                      rank: 10
                      agreement: { kind: WHOLESALE, cost-bp: 4500, seller-of-record: hub,
                          ack-hours: 24, ship-hours: 48, return-days: 14, return-address: "Milano" }
                      settings: { base-url: "%s", api-key: aurelle-key }
                      limits:
                        all: { added: { percent: 1000000, least: 0 }, changed: { percent: 1000000, least: 0 } }
                    galleria-lume:
                      supplier: Galleria Lume
                      rank: 30
                      agreement: { kind: CONSIGNMENT, commission-bp: 2500, seller-of-record: hub,
                          ack-hours: 24, ship-hours: 72, return-days: 14, return-address: "Bologna" }
                      webhook-secret: [%s]
                      limits:
                        all: { added: { percent: 1000000, least: 0 }, changed: { percent: 1000000, least: 0 } }
            """;

    final Simulator aurelle;
    private final Path folder;

    SmallShop(Path folder, long seed) {
        this.folder = folder;
        aurelle = Simulator.start(
                folder,
                "maison-aurelle",
                seed,
                "--manifest",
                folder.toString(),
                "--scale",
                "0.05",
                "--api-key",
                "aurelle-key");
    }

    /** @param more further keys of {@code milehub}, indented by none */
    Path configuration(Path data, String more) {
        return HubNode.write(
                folder.resolve("hub.yaml"),
                CONFIGURATION.formatted(
                        data,
                        routes(),
                        ROOT.resolve("mappings"),
                        more.indent(2),
                        aurelle.url(),
                        Suppliers.WEBHOOK_SECRET));
    }

    /** The repository's own, but in small pages and pulled only when it is asked for. */
    private Path routes() {
        try {
            Path routes = folder.resolve("routes");
            for (String route : List.of("maison-aurelle/catalogue", "maison-aurelle/stock", "galleria-lume/stock")) {
                Path to = routes.resolve(route + ".camel.yaml");
                Files.createDirectories(to.getParent());
                String shipped = Files.readString(ROOT.resolve("routes").resolve(route + ".camel.yaml"));
                Files.writeString(
                        to, shipped.replaceAll("every: \\w+", "every: 6h").replaceAll("limit=\\d+", "limit=20"));
            }
            return routes;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        aurelle.close();
    }
}
