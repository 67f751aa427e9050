package io.milehub.why;

import io.milehub.intake.lineage.Derivation;
import io.milehub.intake.lineage.FactOrigin;
import io.milehub.intake.lineage.Lineage;
import io.milehub.intake.lineage.LineageLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers why a value is here. What stands is read in one transaction; then the records behind it are found out again
 * from what arrived, in transactions of their own, so none may be open around a call.
 */
@Service
public class Explanations {
    private final TransactionTemplate transaction;
    private final Lineage lineage;
    private final OfferTable offers;
    private final ItemFindings items;
    private final PriceFindings prices;
    private final StockFindings stock;

    public Explanations(
            PlatformTransactionManager transactions, JdbcClient jdbc, Lineage lineage, LineageLimits limits) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.lineage = lineage;
        this.offers = new OfferTable(jdbc);
        PastTable past = new PastTable(jdbc, limits.pastMax());
        this.items = new ItemFindings(jdbc, offers, past);
        this.prices = new PriceFindings(new PriceTable(jdbc), past, limits.pastMax());
        this.stock = new StockFindings(jdbc, past);
    }

    private record Found(Offer offer, List<Finding> findings) {
        Stream<FactOrigin> origins() {
            Stream<FactOrigin> told = Optional.ofNullable(offer.told()).map(Teller::origin).stream();
            return Stream.concat(told, findings.stream().flatMap(Finding::origins));
        }
    }

    /** Every offer that is asked about, explained; none if this shop has no such offer. */
    public List<ExplainedOffer> of(Question question) {
        List<Found> found = Objects.requireNonNull(transaction.execute(_ -> find(question)));
        List<FactOrigin> origins =
                found.stream().flatMap(Found::origins).distinct().toList();
        Map<FactOrigin, Derivation> derived = lineage.derive(origins);
        return found.stream()
                .map(one -> new OfferAnswer(one.offer(), derived).explain(one.findings()))
                .toList();
    }

    /** How many records that name the SKU lie in quarantine. */
    public long quarantined(String sku) {
        return Objects.requireNonNull(transaction.execute(_ -> offers.quarantined(sku)));
    }

    private List<Found> find(Question question) {
        List<Found> found = new ArrayList<>();
        for (Offer offer : offers.asked(question)) {
            List<Finding> findings = new ArrayList<>(items.of(offer, question));
            findings.addAll(prices.of(offer, question));
            findings.addAll(stock.of(offer, question));
            found.add(new Found(offer, findings));
        }
        return found;
    }
}
