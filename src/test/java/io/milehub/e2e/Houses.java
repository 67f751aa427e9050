package io.milehub.e2e;

import java.nio.file.Path;
import java.util.List;

/**
 * Three houses that publish as much of the trade does: a shop's REST API, a feed for Google, an export of many rows.
 */
final class Houses implements AutoCloseable {

    static final List<String> PULLED = List.of(
            "casa-brenna/catalogue",
            "casa-brenna/stock",
            "vitrine-solange/catalogue",
            "vitrine-solange/stock",
            "tessuti-orlando/catalogue",
            "tessuti-orlando/stock");

    static final List<String> PULLED_BY_THE_OTHER =
            List.of("vitrine-solange-atom/catalogue", "vitrine-solange-atom/stock");

    private static final String CLIENT_SECRET = "shpss_a-secret-of-the-tests";

    private static final String CONFIGURATION = """
            milehub:
              data: "%s"
              tenants:
                - id: 1
                  name: aurora
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22 }
                  tiers: [silver, gold]
                  members: [{ handle: buyer-1, name: Anna, tier: gold, client-id: aurora-buyer-1,
                      client-secret: a-secret-of-the-tests }]
                  operators: [{ handle: ops, client-id: aurora-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    casa-brenna:
                      supplier: Casa Brenna
                      lag: 1s
                      agreement: { kind: DROPSHIP, commission-bp: 3000, return-address: Como }
                      webhook-hmac:
                        header: X-Shopify-Hmac-Sha256
                        id-header: X-Shopify-Webhook-Id
                        secret: [%s]
                      settings: { base-url: "%s/admin/api/2025-01", access-token: brenna-token,
                          location-ids: "487838322,905684977" }
                    vitrine-solange:
                      supplier: Vitrine Solange
                      agreement: { kind: DROPSHIP, commission-bp: 3000, return-address: Lyon }
                      settings: { base-url: "%s" }
                    tessuti-orlando:
                      supplier: Tessuti Orlando
                      agreement: { kind: WHOLESALE, cost-bp: 4500, return-address: Prato }
                      settings: { base-url: "%s", user: hub, password: orlando-pass }
                - id: 2
                  name: borealis
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22 }
                  tiers: [gold]
                  operators: [{ handle: ops, client-id: borealis-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    vitrine-solange-atom:
                      supplier: Vitrine Solange
                      settings: { base-url: "%s" }
            """;

    final Simulator brenna;
    final Simulator solange;
    final Simulator orlando;
    private final Path folder;

    /** The shop sends its webhooks to the hub on the port. */
    Houses(Path folder, long seed, int hubPort) {
        this.folder = folder;
        String manifests = folder.toString();
        brenna = Simulator.start(
                folder,
                "casa-brenna",
                seed,
                "--manifest",
                manifests,
                "--access-token",
                "brenna-token",
                "--bucket",
                "10",
                "--leak-per-second",
                "10",
                "--webhook",
                "http://127.0.0.1:" + hubPort + "/webhooks/aurora/casa-brenna/stock-changes",
                "--client-secret",
                CLIENT_SECRET);
        solange = Simulator.start(folder, "vitrine-solange", seed, "--manifest", manifests);
        orlando = Simulator.start(
                folder,
                "tessuti-orlando",
                seed,
                "--manifest",
                manifests,
                "--user",
                "hub",
                "--password",
                "orlando-pass");
    }

    Path configuration(Path data) {
        return HubNode.write(
                folder.resolve("hub.yaml"),
                CONFIGURATION.formatted(
                        data, CLIENT_SECRET, brenna.url(), solange.url(), orlando.url(), solange.url()));
    }

    List<Simulator> all() {
        return List.of(brenna, solange, orlando);
    }

    @Override
    public void close() {
        all().forEach(Simulator::close);
    }
}
