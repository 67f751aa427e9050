package io.milehub.why.finding;

import io.milehub.intake.lineage.FactOrigin;
import io.milehub.why.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the values that are asked about, in the caller's transaction. */
public class Findings {
    /** An offer and its values. */
    public record Found(Offer offer, List<Finding> findings) {
        /** Who told what stands. */
        public Stream<FactOrigin> standing() {
            return findings.stream()
                    .flatMap(finding -> Optional.ofNullable(finding.teller()).map(Teller::origin).stream());
        }

        /** Whatever else has to be looked at. */
        public Stream<FactOrigin> others() {
            return findings.stream().flatMap(Finding::others);
        }
    }

    private final OfferTable offers;
    private final ItemFindings items;
    private final PriceFindings prices;
    private final StockFindings stock;

    /** @param pastMax earlier values and losing facts that are looked at for each fact */
    public Findings(JdbcClient jdbc, int pastMax) {
        PastTable past = new PastTable(jdbc, pastMax);
        this.offers = new OfferTable(jdbc);
        this.items = new ItemFindings(jdbc, offers, past);
        this.prices = new PriceFindings(new PriceTable(jdbc), past, pastMax);
        this.stock = new StockFindings(jdbc, past);
    }

    /** By supplier and SKU; none if this shop has no such offer. */
    public List<Found> of(Question question) {
        List<Found> found = new ArrayList<>();
        for (Offer offer : offers.asked(question)) {
            List<Finding> findings = new ArrayList<>(items.of(offer, question));
            findings.addAll(prices.of(offer, question));
            findings.addAll(stock.of(offer, question));
            found.add(new Found(offer, findings));
        }
        return found;
    }

    /** How many records that name the SKU lie in quarantine. */
    public long quarantined(String sku) {
        return offers.quarantined(sku);
    }
}
