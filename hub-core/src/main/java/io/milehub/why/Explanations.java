package io.milehub.why;

import io.milehub.intake.lineage.Derivation;
import io.milehub.intake.lineage.FactOrigin;
import io.milehub.intake.lineage.Lineage;
import io.milehub.intake.lineage.LineageLimits;
import io.milehub.why.finding.Findings;
import io.milehub.why.finding.Findings.Found;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Findings findings;

    public Explanations(
            PlatformTransactionManager transactions, JdbcClient jdbc, Lineage lineage, LineageLimits limits) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.lineage = lineage;
        this.findings = new Findings(jdbc, limits.pastMax());
    }

    /** Every offer that is asked about, explained; none if this shop has no such offer. */
    public List<ExplainedOffer> of(Question question) {
        List<Found> found = Objects.requireNonNull(transaction.execute(_ -> findings.of(question)));
        Map<FactOrigin, Derivation> derived = lineage.derive(Stream.concat(
                        found.stream().flatMap(Found::standing), found.stream().flatMap(Found::others))
                .distinct()
                .toList());
        return found.stream()
                .map(one -> new OfferAnswer(one.offer(), derived).explain(one.findings()))
                .toList();
    }

    /** How many records that name the SKU lie in quarantine. */
    public long quarantined(String sku) {
        return Objects.requireNonNull(transaction.execute(_ -> findings.quarantined(sku)));
    }
}
