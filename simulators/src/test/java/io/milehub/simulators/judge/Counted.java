package io.milehub.simulators.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One stock line as read from the wire. */
public record Counted(String sku, int quantity) {

    /** Fails unless the manifest's stock is what was read; {@code items} are the catalogue's valid SKUs. */
    public static void agrees(List<Counted> rows, Set<String> items, JsonNode stock) {
        List<String> refused = new ArrayList<>();
        long units = 0;
        int strangers = 0;
        long strangerUnits = 0;
        for (int at = 0; at < rows.size(); at++) {
            Counted row = rows.get(at);
            if (row.quantity() < 0) {
                refused.add(row.sku() + "|" + (at + 1) + "|stock-negative");
                continue;
            }
            units += row.quantity();
            if (!items.contains(row.sku())) {
                strangers++;
                strangerUnits += row.quantity();
            }
        }
        assertThat(Verdict.refused(stock)).as("refused stock").isEqualTo(refused);
        assertThat(stock.path("rows").asInt()).as("rows").isEqualTo(rows.size());
        assertThat(stock.path("valid").asInt()).as("valid").isEqualTo(rows.size() - refused.size());
        assertThat(stock.path("units").asLong()).as("units").isEqualTo(units);
        assertThat(stock.at("/withoutItem/rows").asInt()).as("strangers").isEqualTo(strangers);
        assertThat(stock.at("/withoutItem/units").asLong())
                .as("units of strangers")
                .isEqualTo(strangerUnits);
    }
}
