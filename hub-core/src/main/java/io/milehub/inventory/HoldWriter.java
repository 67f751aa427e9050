package io.milehub.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.milehub.inventory.Allocation.Decision;
import io.milehub.inventory.HoldGroupTable.Granted;
import io.milehub.inventory.HoldGroupTable.Standing;
import io.milehub.inventory.OffersForSale.Audience;
import io.milehub.inventory.OffersForSale.OfferForSale;
import io.milehub.inventory.choice.OfferChoice;
import io.milehub.inventory.choice.Preference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Decides and writes a group of holds inside the transaction of {@link HoldQueue}: lock the rows in key order, decide
 * in memory in the order of the calls, write once. What it asks of the database does not grow with the group.
 */
@Component
class HoldWriter {
    private final HoldRepository holds;
    private final HoldGroupTable table;
    private final OffersForSale assortment;
    private final OfferChoice choice;
    private final HoldLimits limits;

    HoldWriter(
            HoldRepository holds,
            HoldGroupTable table,
            OffersForSale assortment,
            OfferChoice choice,
            HoldLimits limits) {
        this.holds = holds;
        this.table = table;
        this.assortment = assortment;
        this.choice = choice;
        this.limits = limits;
    }

    /**
     * Answers each request, in their order.
     *
     * @param lockWait how long it waits for a lock that somebody else has
     */
    List<HoldOutcome> hold(List<HoldRequest> requests, Duration lockWait) {
        table.lockMembers(requests, lockWait);
        List<Standing> standing = table.standing(requests);
        Map<Long, Hold> earlier = earlier(standing);
        Map<Audience, Map<Long, List<OfferForSale>>> offers = offers(requests);
        Allocation allocation = table.lockLevels(ids(offers, _ -> true), ids(offers, OfferForSale::limited));
        var group = new Group(allocation, offers, preferences(allocation, offers), earlier);
        List<Function<List<Hold>, HoldOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            answers.add(group.decide(requests.get(i), standing.get(i)));
        }
        table.forgetKeys(group.over);
        List<Hold> written = group.granted.isEmpty() ? List.of() : table.write(group.granted, limits.holdFor());
        return answers.stream().map(answer -> answer.apply(written)).toList();
    }

    /** What was held under the keys of these calls before, by number. */
    private Map<Long, Hold> earlier(List<Standing> standing) {
        List<Long> ids = standing.stream()
                .map(Standing::earlier)
                .filter(Objects::nonNull)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return holds.find(ids).stream().collect(toMap(hold -> hold.id().value(), Function.identity()));
    }

    /** What each audience may buy of what it asks for, by variant. */
    private Map<Audience, Map<Long, List<OfferForSale>>> offers(List<HoldRequest> requests) {
        Map<Audience, TreeSet<Long>> wanted = new HashMap<>();
        requests.forEach(request -> request.lines()
                .forEach(line -> wanted.computeIfAbsent(request.audience(), _ -> new TreeSet<>())
                        .add(line.variantId())));
        Map<Audience, Map<Long, List<OfferForSale>>> offers = new HashMap<>();
        wanted.forEach((audience, variants) -> offers.put(
                audience, assortment.of(variants, audience).stream().collect(groupingBy(OfferForSale::variantId))));
        return offers;
    }

    /** What each audience would rather have; asked only of variants that lie at several places. */
    private Map<Audience, Preference> preferences(
            Allocation allocation, Map<Audience, Map<Long, List<OfferForSale>>> offers) {
        Map<Audience, Preference> preferences = new HashMap<>();
        offers.forEach((audience, found) -> {
            Set<Long> ids = new TreeSet<>();
            found.values().stream()
                    .filter(allocation::leavesAChoice)
                    .forEach(some -> some.forEach(one -> ids.add(one.offerId())));
            preferences.put(audience, choice.among(ids, audience.market(), audience.country()));
        });
        return preferences;
    }

    private static Set<Long> ids(Map<Audience, Map<Long, List<OfferForSale>>> offers, Predicate<OfferForSale> wanted) {
        var ids = new TreeSet<Long>();
        offers.values()
                .forEach(found -> found.values()
                        .forEach(some -> some.stream().filter(wanted).forEach(one -> ids.add(one.offerId()))));
        return ids;
    }

    /** What is wanted of each variant, lines of one variant summed, in key order. */
    static SortedMap<Long, Integer> demand(HoldRequest request) {
        SortedMap<Long, Integer> sums = new TreeMap<>();
        request.lines().forEach(line -> sums.merge(line.variantId(), line.quantity(), Math::addExact));
        return sums;
    }

    /** Decisions one after the other, each knowing those before it. */
    private final class Group {
        private final Allocation allocation;
        private final Map<Audience, Map<Long, List<OfferForSale>>> offers;
        private final Map<Audience, Preference> preferences;
        private final Map<Long, Hold> earlierHolds;
        private final List<Granted> granted = new ArrayList<>();
        /** Holds that have ended, and whose keys name others from now on. */
        private final List<Long> over = new ArrayList<>();

        private final Map<Long, Integer> liveByMember = new HashMap<>();
        private final Map<Call, Integer> grantByCall = new HashMap<>();

        private record Call(long memberId, String key) {}

        Group(
                Allocation allocation,
                Map<Audience, Map<Long, List<OfferForSale>>> offers,
                Map<Audience, Preference> preferences,
                Map<Long, Hold> earlierHolds) {
            this.allocation = allocation;
            this.offers = offers;
            this.preferences = preferences;
            this.earlierHolds = earlierHolds;
        }

        /** The answer, once what was granted is written. */
        Function<List<Hold>, HoldOutcome> decide(HoldRequest request, Standing standing) {
            String key = request.requestKey();
            Hold earlier = standing.earlier() == null ? null : earlierHolds.get(standing.earlier());
            if (earlier != null && isLive(earlier)) {
                return _ -> new HoldOutcome.Held(earlier);
            }
            Integer repeated = key == null ? null : grantByCall.get(new Call(request.memberId(), key));
            if (repeated != null) {
                return written -> new HoldOutcome.Held(written.get(repeated));
            }
            if (standing.live() + liveByMember.getOrDefault(request.memberId(), 0) >= limits.liveHoldsMax()) {
                return _ -> new HoldOutcome.TooManyHolds(limits.liveHoldsMax());
            }
            SortedMap<Long, Integer> demand = demand(request);
            var sellable = offers.getOrDefault(request.audience(), Map.of());
            List<Long> unsellable = demand.keySet().stream()
                    .filter(variant -> !sellable.containsKey(variant))
                    .toList();
            if (!unsellable.isEmpty()) {
                return _ -> new HoldOutcome.NotSellable(unsellable);
            }
            var preference = preferences.getOrDefault(request.audience(), Preference.BY_RANK);
            return switch (allocation.take(demand, sellable, preference)) {
                case Decision.Lacking(var lacks) -> _ -> new HoldOutcome.OutOfStock(lacks);
                case Decision.Whole(var parts) -> {
                    if (earlier != null) {
                        over.add(earlier.id().value());
                    }
                    yield grant(request, parts);
                }
            };
        }

        private Function<List<Hold>, HoldOutcome> grant(HoldRequest request, List<Allocation.Part> parts) {
            int place = granted.size();
            granted.add(new Granted(request, parts));
            liveByMember.merge(request.memberId(), 1, Integer::sum);
            if (request.requestKey() != null) {
                grantByCall.put(new Call(request.memberId(), request.requestKey()), place);
            }
            return written -> new HoldOutcome.Held(written.get(place));
        }
    }

    private static boolean isLive(Hold hold) {
        return hold.state() instanceof HoldState.Held || hold.state() instanceof HoldState.Pinned;
    }
}
