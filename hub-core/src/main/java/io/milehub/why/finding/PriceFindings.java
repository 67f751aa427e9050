package io.milehub.why.finding;

import io.milehub.why.Question;
import io.milehub.why.finding.Finding.Past;
import io.milehub.why.finding.Finding.Rival;
import io.milehub.why.finding.PriceTable.Fact;
import io.milehub.why.finding.PriceTable.Shown;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains what an offer's supplier says that it costs, and what members are shown for its variant. */
class PriceFindings {
    private final PriceTable prices;
    private final PastTable past;
    private final int pastMax;

    PriceFindings(PriceTable prices, PastTable past, int pastMax) {
        this.prices = prices;
        this.past = past;
        this.pastMax = pastMax;
    }

    List<Finding> of(Offer asked, Question question) {
        List<Fact> live = prices.live(asked.offerId());
        List<Fact> ended = prices.ended(asked.offerId(), 3 * pastMax);
        List<Finding> findings = new ArrayList<>();
        TreeSet<String> types = Stream.concat(live.stream(), ended.stream())
                .map(Fact::type)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String type : types.descendingSet()) {
            String field = "price." + type.toLowerCase(Locale.ROOT);
            if (question.asksFor(field)) {
                findings.add(told(field, asked, of(type, live), of(type, ended)));
            }
        }
        if (asked.variantId() != null) {
            prices.shown(asked.variantId(), pastMax + 1).stream()
                    .collect(Collectors.groupingBy(Shown::market))
                    .forEach((market, rows) -> {
                        String field = "price.shown." + market;
                        if (question.asksFor(field)) {
                            findings.add(shown(field, rows, prices.ofVariant(asked.variantId())));
                        }
                    });
        }
        return findings;
    }

    private static List<Fact> of(String type, List<Fact> facts) {
        return facts.stream().filter(fact -> fact.type().equals(type)).toList();
    }

    /** Live facts come with the price feed's first, which is the one that is read. */
    private Finding told(String field, Offer asked, List<Fact> live, List<Fact> ended) {
        Fact stands = live.isEmpty() ? null : live.getFirst();
        Fact newest = stands == null ? ended.getFirst() : stands;
        List<Past> before = new ArrayList<>();
        for (Fact fact : ended) {
            if (fact.toldBy().equals(newest.toldBy())) {
                String fate = stands == null && before.isEmpty() ? "REMOVED" : "REPLACED";
                before.add(new Past(fact.text(), fact.teller(), fate, null, fact.ended()));
            }
        }
        List<Rival> rivals = new ArrayList<>();
        live.stream()
                .skip(1)
                .filter(other -> !other.text().equals(newest.text()))
                .forEach(other ->
                        rivals.add(new Rival(other.text(), other.teller(), other.mapped(), Reasons.PRICE_FEED)));
        PastTable.Pasts lost = past.of(asked, "PRICE", newest.type());
        rivals.addAll(lost.rivals("price.amount", stands == null ? null : stands.teller()));
        return new Finding(
                field,
                newest.mapped(),
                stands == null ? null : stands.text(),
                stands == null ? null : stands.teller(),
                before.stream().limit(pastMax).toList(),
                rivals,
                null);
    }

    private static Finding shown(String field, List<Shown> rows, List<Fact> ofVariant) {
        Shown now = rows.getFirst();
        Map<Long, Fact> read = ofVariant.stream().collect(Collectors.toMap(Fact::offerId, fact -> fact, (a, _) -> a));
        Optional<Fact> behind = Optional.ofNullable(now.offerId()).map(read::get);
        List<Past> before = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            before.add(new Past(
                    rows.get(i).text(), null, "REPLACED", null, rows.get(i - 1).from()));
        }
        List<Rival> rivals = read.values().stream()
                .filter(other -> !Objects.equals(other.offerId(), now.offerId()))
                .map(other -> new Rival(other.text(), other.teller(), other.mapped(), Reasons.DEARER))
                .toList();
        return new Finding(
                field,
                behind.map(Fact::mapped).orElse("price.rrp"),
                now.text(),
                behind.map(Fact::teller).orElse(null),
                before,
                rivals,
                note(now, behind.map(Fact::text).orElse(null)));
    }

    private static String note(Shown now, @Nullable String told) {
        String since = "Shown since " + now.from().truncatedTo(ChronoUnit.SECONDS) + ".";
        if (now.text() == null) {
            return "No live offer has a price in the market's currency. " + since;
        }
        return told == null ? since : "From " + told + " of the offer behind it, with the market's tax. " + since;
    }
}
