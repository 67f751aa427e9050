package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.pricing.Market;
import io.milehub.pricing.Markets;
import io.milehub.tenancy.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Which market and destination a call means: those that it names, else the shop's first market and its first
 * country.
 */
@Component
class ShopChoice {
    private final Markets markets;

    ShopChoice(Markets markets) {
        this.markets = markets;
    }

    /** A market's slug and a country that it serves. */
    record Choice(String market, String country) {}

    Choice of(@Nullable String market, @Nullable String country) {
        Market chosen = market(market);
        if (country == null) {
            return new Choice(chosen.market(), chosen.countries().getFirst());
        }
        if (!chosen.countries().contains(country)) {
            throw Problem.invalid(
                    "country",
                    "The market '" + chosen.market() + "' delivers to " + String.join(", ", chosen.countries())
                            + "; name one of these.");
        }
        return new Choice(chosen.market(), country);
    }

    private Market market(@Nullable String slug) {
        List<Market> all = markets.all();
        if (all.isEmpty()) {
            throw Problem.of(HttpStatus.CONFLICT, "no-market", "This shop has no market yet; an operator adds one.");
        }
        if (slug == null) {
            return all.getFirst();
        }
        return all.stream()
                .filter(market -> market.market().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "market",
                        "The shop's markets are "
                                + String.join(
                                        ", ", all.stream().map(Market::market).toList()) + "; name one of these."));
    }

    /** The member who calls; the API is for members alone. */
    static long member() {
        Long member = Viewer.current().memberId();
        if (member == null) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "member-required", "This call is for members; use a member's token.");
        }
        return member;
    }
}
