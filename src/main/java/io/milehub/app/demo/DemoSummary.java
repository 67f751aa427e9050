package io.milehub.app.demo;

import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What stands on the screen when the shops are full. */
final class DemoSummary {

    private static final String SOURCE = "galleria-lume";

    private final DemoViews views;
    private final Clock clock;

    DemoSummary(DemoViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    void print(List<Tenant> tenants) {
        String row = "  %-10s %-18s %8s %11s %8s %12s %8s%n";
        System.out.println();
        System.out.printf(row, "shop", "supplier", "items", "stock rows", "refused", "quarantined", "seconds");
        for (Tenant tenant : tenants) {
            for (var line : Tenancy.in(tenant.id(), views::summary)) {
                System.out.printf(
                        row,
                        tenant.name(),
                        line.supplier(),
                        line.items(),
                        line.stockRows(),
                        line.refused(),
                        line.quarantined(),
                        String.format("%.1f", line.seconds()));
            }
        }
    }

    /** Five commands with ids that exist, for the first shop. */
    void printCommands(Tenant shop) {
        System.out.println();
        System.out.println("Try, in another terminal:");
        System.out.println("  ./hub get '/api/products?limit=3' --as anna");
        Tenancy.in(shop.id(), views::piece)
                .ifPresentOrElse(
                        piece -> {
                            System.out.println("  ./hub get /api/products/" + piece.productId() + " --as anna");
                            System.out.println("  ./hub buy " + piece.variantId() + " --as anna");
                        },
                        () -> System.out.println("  (nothing is for sale yet; ./hub runs --tenant " + shop.name()
                                + " tells how the feeds fared)"));
        Tenancy.in(shop.id(), () -> views.skuInStock(SOURCE))
                .ifPresent(sku -> System.out.println("  ./hub webhook --tenant " + shop.name() + " --source " + SOURCE
                        + " --feed stock --data '" + stockChange(sku) + "'"));
        System.out.println("  ./hub runs --tenant " + shop.name());
        System.out.println();
    }

    /** The distributor's own form; the sequence is newer than any that it has sent, see docs/simulators.md. */
    private String stockChange(String sku) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return "{\"type\":\"stock.changed\",\"timestamp\":\"" + now + "\",\"data\":{\"levels\":[{\"sku\":\"" + sku
                + "\",\"quantity\":1,\"asOf\":\"" + now + "\",\"sequence\":" + now.toEpochMilli() * 1000 + "}]}}";
    }
}
