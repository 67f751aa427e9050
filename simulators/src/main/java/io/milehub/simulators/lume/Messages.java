package io.milehub.simulators.lume;

import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.http.Json;
import io.milehub.simulators.supplier.StockRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Composes webhooks; sequences and ids never come twice, also not after a restart with a later clock. */
final class Messages {

    private static final int ENTRIES_MAX = 200;

    private final Dice ids;
    private long sequence;
    private int composed;

    Messages(long seed, Instant start) {
        this.ids = Dice.of(seed).split("webhook-id", start.toEpochMilli());
        this.sequence = start.toEpochMilli() * 1000;
    }

    synchronized List<Message> stock(List<StockRow> rows, Instant asOf) {
        return composed("stock", "stock.changed", "levels", asOf, rows, row -> {
            Map<String, Object> level = new LinkedHashMap<>();
            level.put("sku", row.sku());
            level.put("quantity", row.quantity());
            level.put("asOf", asOf.toString());
            return level;
        });
    }

    synchronized List<Message> prices(List<Item> items, Instant at) {
        return composed("prices", "price.changed", "prices", at, items, item -> {
            Map<String, Object> price = new LinkedHashMap<>();
            price.put("sku", item.sku());
            price.put("amount", Catalogue.amount(item));
            price.put("currency", "EUR");
            price.put("tax", "excluded");
            price.put("type", "rrp");
            return price;
        });
    }

    private <T> List<Message> composed(
            String topic, String type, String list, Instant at, List<T> facts, Function<T, Map<String, Object>> write) {
        List<Message> messages = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += ENTRIES_MAX) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (T fact : facts.subList(from, Math.min(from + ENTRIES_MAX, facts.size()))) {
                Map<String, Object> entry = write.apply(fact);
                entry.put("sequence", ++sequence);
                entries.add(entry);
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", type);
            body.put("timestamp", at.toString());
            body.put("data", Map.of(list, entries));
            String id = "msg_%016x".formatted(ids.split(++composed).next());
            messages.add(new Message(id, topic, Json.text(body)));
        }
        return messages;
    }
}
