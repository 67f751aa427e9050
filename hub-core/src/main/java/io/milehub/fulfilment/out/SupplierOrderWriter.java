package io.milehub.fulfilment.out;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.database.ShortTransactions;
import io.milehub.fulfilment.out.SupplierOrderTable.Line;
import io.milehub.fulfilment.out.SupplierOrderTable.Waiting;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.mapping.write.WriteRefused;
import io.milehub.orders.DeliveryAddress;
import io.milehub.orders.DeliveryAddresses;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns a supplier order that waits into the message that carries it; docs/edi.md shows the record for templates. */
@Component
class SupplierOrderWriter implements MessageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SupplierOrderWriter.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private final SupplierOrderTable orders;
    private final OutgoingTable outgoing;
    private final DeliveryAddresses addresses;
    private final Templates templates;
    private final Clock clock;
    private final ShortTransactions transactions;

    SupplierOrderWriter(
            SupplierOrderTable orders,
            OutgoingTable outgoing,
            DeliveryAddresses addresses,
            Templates templates,
            Clock clock,
            ShortTransactions transactions) {
        this.orders = orders;
        this.outgoing = outgoing;
        this.addresses = addresses;
        this.templates = templates;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public Partner.Kind kind() {
        return Partner.Kind.ORDER;
    }

    @Override
    public boolean write(Partner partner) {
        EdiTemplate template = Templates.need(templates, partner.feed());
        return transactions.alone(() -> {
            Optional<Waiting> waiting = orders.waiting(partner.feed().source());
            waiting.ifPresent(order -> write(partner, template, order));
            return waiting.isPresent();
        });
    }

    @Override
    public void sent(long message) {
        orders.sent(message);
    }

    @Override
    public void lost(long message) {
        orders.lost(message);
    }

    /** A number is taken only by what is kept, so that a partner sees no gap. */
    private void write(Partner partner, EdiTemplate template, Waiting order) {
        List<Line> lines = orders.lines(order);
        if (lines.isEmpty()) {
            orders.refused(order, "Nothing of it waits to be sent any more.");
            return;
        }
        int control = outgoing.nextControl(partner.feed());
        try {
            byte[] bytes = template.write(
                    record(order, addresses.of(order.order()).orElse(null), lines), partner.envelope(control, clock));
            orders.carried(order, outgoing.keep(partner, "order:" + order.order(), control, bytes));
        } catch (WriteRefused refused) {
            LOG.error("Order {} cannot be written for {}: {}", order.order(), partner.feed(), refused.getMessage());
            orders.refused(order, String.valueOf(refused.getMessage()));
        }
    }

    static ObjectNode record(Waiting order, @Nullable DeliveryAddress address, List<Line> lines) {
        ObjectNode record = JSON.createObjectNode()
                .put("number", order.order().toString())
                .put("date", DATE.format(order.placedAt()))
                .put("placed_at", order.placedAt().toString())
                .put("country", order.country());
        if (address != null) {
            ObjectNode to = record.putObject("deliver_to").put("name", address.name());
            address.lines().forEach(to.putArray("lines")::add);
            to.put("city", address.city())
                    .put("region", address.region())
                    .put("postal_code", address.postalCode())
                    .put("country", address.country());
        }
        var list = record.putArray("lines");
        for (Line line : lines) {
            ObjectNode one = list.addObject()
                    .put("line", line.line())
                    .put("sku", line.sku())
                    .put("gtin", line.gtin())
                    .put("title", line.title())
                    .put("location", line.location())
                    .put("quantity", line.quantity());
            if (line.costMinor() != null && line.costCurrency() != null) {
                int digits = Currency.getInstance(line.costCurrency()).getDefaultFractionDigits();
                one.put("cost", BigDecimal.valueOf(line.costMinor(), digits).toPlainString());
                one.put("currency", line.costCurrency());
            }
        }
        return record;
    }
}
