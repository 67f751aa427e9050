package io.milehub.inventory;

import io.milehub.inventory.Allocation.Decision;
import io.milehub.inventory.Allocation.Place;
import io.milehub.inventory.HoldRepository.Level;
import io.milehub.inventory.OffersForSale.OfferForSale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides and writes holds inside the transaction of {@link Holds}: lock the rows in key order, decide in
 * memory, write once. A writer of groups takes the same steps for many baskets.
 */
@Component
class HoldWriter {
    private final HoldRepository holds;
    private final OffersForSale assortment;
    private final HoldLimits limits;

    HoldWriter(HoldRepository holds, OffersForSale assortment, HoldLimits limits) {
        this.holds = holds;
        this.assortment = assortment;
        this.limits = limits;
    }

    HoldOutcome hold(HoldRequest request) {
        holds.waitAtMost(limits.lockWaitMax());
        int live = holds.countLive(request.memberId());
        Hold earlier = earlier(request);
        if (earlier != null && isLive(earlier)) {
            return new HoldOutcome.Held(earlier);
        }
        if (live >= limits.liveHoldsMax()) {
            return new HoldOutcome.TooManyHolds(limits.liveHoldsMax());
        }
        SortedMap<Long, Integer> demand = demand(request);
        Map<Long, OfferForSale> offers = assortment.of(demand.keySet(), request.market(), request.country()).stream()
                .collect(Collectors.toMap(OfferForSale::offerId, offer -> offer));
        List<Long> unsellable = demand.keySet().stream()
                .filter(variant -> offers.values().stream().noneMatch(offer -> offer.variantId() == variant))
                .toList();
        if (!unsellable.isEmpty()) {
            return new HoldOutcome.NotSellable(unsellable);
        }
        return switch (locked(offers).take(demand)) {
            case Decision.Lacking(var lacks) -> new HoldOutcome.OutOfStock(lacks);
            case Decision.Whole(var parts) -> {
                long id = holds.hold(earlier == null ? request : request.withoutKey(), parts, offers, limits.holdFor());
                yield new HoldOutcome.Held(holds.find(id).orElseThrow());
            }
        };
    }

    private Allocation locked(Map<Long, OfferForSale> offers) {
        Allocation allocation = new Allocation();
        for (Level level : holds.lockLevels(offers.keySet())) {
            OfferForSale offer = offers.get(level.offerId());
            if (offer != null) {
                Place place = new Place(offer.variantId(), offer.offerId(), level.location(), offer.rank());
                allocation.offer(place, level.available());
            }
        }
        return allocation;
    }

    /**
     * A repeat under the member's lock: the first call with this key either committed its hold or left
     * nothing.
     */
    private @Nullable Hold earlier(HoldRequest request) {
        String key = request.requestKey();
        if (key == null) {
            return null;
        }
        return holds.findByKey(request.memberId(), key).flatMap(holds::find).orElse(null);
    }

    /** Keys are remembered for a day only; one that named a hold long over begins another. */
    private static boolean isLive(Hold hold) {
        return hold.state() instanceof HoldState.Held || hold.state() instanceof HoldState.Pinned;
    }

    /** What is wanted of each variant, lines of one variant summed, in key order. */
    static SortedMap<Long, Integer> demand(HoldRequest request) {
        Map<Long, Integer> sums = new HashMap<>();
        request.lines().forEach(line -> sums.merge(line.variantId(), line.quantity(), Math::addExact));
        return new TreeMap<>(sums);
    }
}
