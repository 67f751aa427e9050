package io.milehub.fulfilment.out;

import io.milehub.checkout.Shop;
import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.HoldLimits;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.orders.AddressLimits;
import io.milehub.orders.DeliveryAddresses;
import io.milehub.orders.Sendings;
import io.milehub.payment.PaymentLimits;
import io.milehub.payment.Till;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A shop whose orders leave by the template of harlow-vane; on 2 March 2026 at 10:15 UTC. */
final class OrderedShop implements AutoCloseable {
    private static final Path TEMPLATE =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings/harlow-vane/orders.write.yaml");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:15:00Z"), ZoneOffset.UTC);

    private final Till till = new Till();
    private final Shop shop;
    private final OutgoingMessages messages;
    private final SupplierOrderConsumer consumer;

    OrderedShop(TestDatabase database) throws IOException {
        EdiTemplate template = Objects.requireNonNull(EdiTemplate.read(TEMPLATE, new ArrayList<>()));
        shop = new Shop(database, HoldLimits.defaults(), PaymentLimits.defaults(till.url()));
        var transactions = shop.bean(ShortTransactions.class);
        var table = new OutgoingTable(database.jdbc());
        var orders = new SupplierOrderTable(database.jdbc(), shop.bean(Sendings.class));
        var writer = new SupplierOrderWriter(
                orders, table, shop.bean(DeliveryAddresses.class), _ -> Optional.of(template), CLOCK, transactions);
        messages = new OutgoingMessages(table, List.of(writer), transactions, AddressLimits.DEFAULT);
        consumer = new SupplierOrderConsumer(orders);
    }

    Shop shop() {
        return shop;
    }

    OutgoingMessages messages() {
        return messages;
    }

    SupplierOrderConsumer consumer() {
        return consumer;
    }

    @Override
    public void close() {
        shop.close();
        till.close();
    }
}
