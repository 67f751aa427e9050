package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Entry;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a catalogue feed holds, by what the generator put into it. */
public record CatalogueFigures(
        int published,
        int valid,
        int discontinued,
        int duplicates,
        List<Refused> refused,
        int products,
        int skus,
        int gtins,
        long sumRrpMinor,
        String currency) {

    /** Counts the records in the order of publication. */
    public static CatalogueFigures of(List<Entry> entries) {
        int valid = 0;
        int discontinued = 0;
        int duplicates = 0;
        long sumRrpMinor = 0;
        List<Refused> refused = new ArrayList<>();
        Set<String> products = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        for (Entry entry : entries) {
            Item item = entry.item();
            if (item.discontinued()) {
                discontinued++;
            } else if (item.fault() != Fault.NONE) {
                String sku = item.fault() == Fault.SKU_MISSING ? "" : item.sku();
                refused.add(new Refused(sku, entry.position(), item.fault().reason()));
            } else if (entry.repeat()) {
                valid++;
                duplicates++;
            } else {
                valid++;
                sumRrpMinor += item.rrpMinor();
                products.add(entry.style().code());
                usableGtin(item, gtins);
            }
        }
        return new CatalogueFigures(
                entries.size(),
                valid,
                discontinued,
                duplicates,
                List.copyOf(refused),
                products.size(),
                valid - duplicates,
                gtins.size(),
                sumRrpMinor,
                "EUR");
    }

    private static void usableGtin(Item item, Set<String> gtins) {
        if (item.gtinUsable() && item.gtin() != null) {
            gtins.add(item.gtin());
        }
    }
}
