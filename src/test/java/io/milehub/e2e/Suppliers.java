package io.milehub.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The demo's three suppliers and the payment sandbox, each a process of its own, and how a hub reaches them. */
final class Suppliers implements AutoCloseable {

    static final int BUYERS = 25;
    static final String SECRET = "a-secret-of-the-tests";
    static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String CONFIGURATION = """
            milehub:
              data: "%s"
            %s
              payment: { sandbox-url: "%s" }
              tenants:
                - id: 1
                  name: aurora
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22, DE: 19 }
                  tiers: [silver, gold]
                  members:
            %s
                  operators: [{ handle: ops, client-id: aurora-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    maison-aurelle: %s
                    atelier-nord:
                      supplier: Atelier Nord
                      rank: 20
                      agreement: { kind: DROPSHIP, commission-bp: 3000, seller-of-record: Atelier Nord,
                          ack-hours: 24, ship-hours: 48, return-days: 14, return-address: "Hamburg" }
                      settings: { host: 127.0.0.1, port: "%d", user: hub, password: nord-pass, known-hosts: "%s" }
                    galleria-lume:
                      supplier: Galleria Lume
                      rank: 30
                      agreement: { kind: CONSIGNMENT, commission-bp: 2500, seller-of-record: hub,
                          ack-hours: 24, ship-hours: 72, return-days: 14, return-address: "Milano" }
                      webhook-secret: [%s]
                      settings: { base-url: "%s", user: hub, password: lume-pass }
                - id: 2
                  name: borealis
                  markets: [{ market: it, countries: [IT], currency: EUR, tax-display: INC }]
                  tax-rates-percent: { IT: 22, DE: 19 }
                  tiers: [silver, gold]
                  members: [{ handle: clara, name: Clara Blu, tier: gold, client-id: borealis-clara,
                      client-secret: a-secret-of-the-tests }]
                  operators: [{ handle: ops, client-id: borealis-ops, client-secret: a-secret-of-the-tests }]
                  sources:
                    maison-aurelle: %s
            """;

    final Simulator aurelle;
    final Simulator nord;
    final Simulator lume;
    final Simulator payment;
    private final Path folder;

    /** The distributor pushes to the hub on the port once it is told to. */
    Suppliers(Path folder, long seed, double scale, int hubPort) {
        this.folder = folder;
        String[] shared = {"--manifest", folder.toString(), "--scale", Double.toString(scale)};
        aurelle = Simulator.start(folder, "maison-aurelle", seed, with(shared, "--api-key", "aurelle-key"));
        nord = Simulator.start(folder, "atelier-nord", seed, with(shared, "--user", "hub", "--password", "nord-pass"));
        lume = Simulator.start(
                folder,
                "galleria-lume",
                seed,
                with(
                        shared,
                        "--user",
                        "hub",
                        "--password",
                        "lume-pass",
                        "--attempts",
                        "40",
                        "--subscriber",
                        "http://127.0.0.1:" + hubPort + "/webhooks/aurora/galleria-lume|" + WEBHOOK_SECRET));
        payment = Simulator.start(folder, "payment", seed);
    }

    private static String[] with(String[] shared, String... own) {
        return Stream.concat(List.of(shared).stream(), List.of(own).stream()).toArray(String[]::new);
    }

    /** A hub's configuration with tenant 1 subscribed to all three and tenant 2 to the brand alone. */
    String configuration(Path data, String more) {
        return CONFIGURATION.formatted(
                data,
                more.indent(2),
                payment.url(),
                buyers(),
                brand(),
                nord.port(),
                folder.resolve("atelier-nord.hostkey"),
                WEBHOOK_SECRET,
                lume.url(),
                brand());
    }

    /** Members enough that nobody meets the limit of live holds: {@code buyer-1} and so on. */
    private static String buyers() {
        return IntStream.rangeClosed(1, BUYERS)
                .mapToObj(number -> "        - { handle: buyer-%1$d, name: Buyer %1$d, tier: gold,".formatted(number)
                        + " client-id: aurora-buyer-%1$d, client-secret: \"%2$s\" }".formatted(number, SECRET))
                .collect(Collectors.joining("\n"));
    }

    private String brand() {
        return "{ supplier: Maison Aurelle, rank: 10, agreement: { kind: WHOLESALE, cost-bp: 4500,"
                + " seller-of-record: hub,"
                + " ack-hours: 24, ship-hours: 48, return-days: 14, return-address: Milano },"
                + " settings: { base-url: \"" + aurelle.url() + "\", api-key: aurelle-key } }";
    }

    @Override
    public void close() {
        List.of(aurelle, nord, lume, payment).forEach(Simulator::close);
    }
}
