package io.milehub.simulators.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts records by the documented rules and compares with the manifest. */
public final class Verdict {

    private final List<String> refused = new ArrayList<>();
    private final Set<Seen> lines = new HashSet<>();
    private final Set<String> products = new HashSet<>();
    private final Set<String> gtins = new HashSet<>();
    private int valid;
    private int discontinued;
    private int duplicates;
    private BigDecimal sum = BigDecimal.ZERO;

    /** Judges the records in the order of publication. */
    public Verdict(List<Seen> records) {
        for (int at = 0; at < records.size(); at++) {
            judge(records.get(at), at + 1);
        }
    }

    private void judge(Seen seen, int position) {
        String gtin = seen.gtin().strip();
        String fault = fault(seen, gtin);
        if (seen.discontinued()) {
            discontinued++;
        } else if (!fault.isEmpty()) {
            refused.add(seen.sku().strip() + "|" + position + "|" + fault);
        } else {
            valid++;
            if (!lines.add(seen)) {
                duplicates++;
                return;
            }
            products.add(seen.product());
            sum = sum.add(new BigDecimal(seen.price()));
            if (!gtin.isEmpty() && !restricted(gtin)) {
                gtins.add(gtin);
            }
        }
    }

    private static String fault(Seen seen, String gtin) {
        if (seen.sku().isBlank()) {
            return "sku-missing";
        } else if (seen.size().isBlank()) {
            return "size-missing";
        } else if (!gtin.isEmpty() && !rightGtin(gtin)) {
            return "gtin-check-digit";
        } else if (seen.price().isBlank()) {
            return "price-missing";
        } else if (!seen.price().matches("-?\\d+\\.\\d\\d")) {
            return "price-unparseable";
        }
        return new BigDecimal(seen.price()).signum() > 0 ? "" : "price-not-positive";
    }

    /** GS1's rule: weights 3 and 1 from the right, the whole sum a multiple of ten. */
    private static boolean rightGtin(String gtin) {
        if (!gtin.matches("\\d{13}")) {
            return false;
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < 13; fromRight++) {
            sum += (gtin.charAt(12 - fromRight) - '0') * (fromRight % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    private static boolean restricted(String gtin) {
        return gtin.startsWith("02") || gtin.startsWith("04") || gtin.startsWith("2");
    }

    /** Fails unless every figure of the manifest's catalogue is what was read. */
    public void agreesWith(JsonNode catalogue) {
        assertThat(refused(catalogue)).as("refused").isEqualTo(refused);
        assertThat(refused).as("every catalogue has faults").isNotEmpty();
        assertThat(catalogue.path("valid").asInt()).as("valid").isEqualTo(valid);
        assertThat(catalogue.path("discontinued").asInt()).as("discontinued").isEqualTo(discontinued);
        assertThat(catalogue.path("duplicates").asInt()).as("duplicates").isEqualTo(duplicates);
        assertThat(catalogue.path("published").asInt())
                .as("published")
                .isEqualTo(valid + discontinued + refused.size());
        assertThat(catalogue.path("products").asInt()).as("products").isEqualTo(products.size());
        assertThat(catalogue.path("skus").asInt()).as("skus").isEqualTo(lines.size());
        assertThat(catalogue.path("gtins").asInt()).as("gtins").isEqualTo(gtins.size());
        assertThat(catalogue.path("sumRrpMinor").asLong())
                .as("sum")
                .isEqualTo(sum.movePointRight(2).longValueExact());
    }

    /** The GTINs of the valid records that may serve as keys. */
    public Set<String> gtins() {
        return gtins;
    }

    /** The SKUs of the valid records, trimmed. */
    public Set<String> skus() {
        Set<String> skus = new HashSet<>();
        lines.forEach(line -> skus.add(line.sku().strip()));
        return skus;
    }

    /** A manifest's refusals in the form {@code sku|position|reason}. */
    public static List<String> refused(JsonNode feed) {
        List<String> refused = new ArrayList<>();
        feed.path("refused")
                .forEach(each -> refused.add(
                        each.path("sku").asText() + "|" + each.path("position").asInt() + "|"
                                + each.path("reason").asText()));
        return refused;
    }
}
