package io.milehub.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.inventory.HoldRepository.Locked;
import io.milehub.inventory.HoldState.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds stock for members: a whole basket or nothing, never beyond what the supplier counted, until a deadline that
 * only the database's clock judges.
 */
@Service
public class Holds {
    private final HoldRepository holds;
    private final HoldQueue queue;
    private final ShortTransactions transactions;
    private final HoldLimits limits;
    private final MeterRegistry meters;

    Holds(
            HoldRepository holds,
            HoldQueue queue,
            ShortTransactions transactions,
            HoldLimits limits,
            MeterRegistry meters) {
        this.holds = holds;
        this.queue = queue;
        this.transactions = transactions;
        this.limits = limits;
        this.meters = meters;
    }

    /**
     * Holds a basket, committed when this returns. It never joins a caller's transaction.
     *
     * @throws InvalidBasket if the basket breaks a limit
     * @throws HoldsBusy if too many holds wait already
     */
    public HoldOutcome hold(HoldRequest request) {
        check(request);
        HoldOutcome outcome = queue.hold(request);
        meters.counter("milehub.holds", "outcome", name(outcome)).increment();
        return outcome;
    }

    /** A member's own hold; another's is as absent as none. */
    @Transactional(readOnly = true)
    public Optional<Hold> find(HoldId id, long memberId) {
        return holds.find(id.value()).filter(hold -> hold.memberId() == memberId);
    }

    /** A member's own holds that are neither sold nor over, the oldest first; never more than a member may have. */
    @Transactional(readOnly = true)
    public List<Hold> live(long memberId) {
        return holds.live(memberId);
    }

    /** What became of a wish to have a hold longer. Everything but {@link Extended} changed nothing. */
    public sealed interface Extension {
        /** It has a later deadline now. */
        record Extended(Hold hold) implements Extension {}

        /** It lasts until then and no longer, as no hold becomes older than the limit. */
        record AtItsLongest(Instant expiresAt) implements Extension {}

        /** It is not held any more, or not before its payment is resolved. */
        record NotHeld(HoldState state) implements Extension {}

        /** The member has no such hold. */
        record Unknown() implements Extension {}
    }

    /**
     * Gives a member's own hold its full time once more, from this moment of the database's clock, but never beyond
     * {@link HoldLimits#ageMax} since it was taken.
     */
    public Extension extend(HoldId id, long memberId) {
        Extension extension = transactions.alone(() -> holds.lock(id.value())
                .filter(hold -> hold.memberId() == memberId)
                .map(this::extended)
                .orElseGet(Extension.Unknown::new));
        meters.counter(
                        "milehub.holds.extensions",
                        "outcome",
                        extension.getClass().getSimpleName())
                .increment();
        return extension;
    }

    private Extension extended(Locked hold) {
        if (!(hold.state() instanceof HoldState.Held(var expiresAt))) {
            return new Extension.NotHeld(hold.state());
        }
        if (!hold.at().isBefore(expiresAt)) {
            return new Extension.NotHeld(new HoldState.Expired());
        }
        Instant longest = hold.heldAt().plus(limits.ageMax());
        Instant wanted = hold.at().plus(limits.holdFor());
        Instant until = wanted.isAfter(longest) ? longest : wanted;
        if (!until.isAfter(expiresAt)) {
            return new Extension.AtItsLongest(expiresAt);
        }
        hold.state().on(new Event.Extend(hold.at(), until));
        holds.extend(hold.holdId(), until);
        return new Extension.Extended(holds.find(hold.holdId()).orElseThrow());
    }

    /**
     * Gives a member's own hold back. A hold that has already ended stays as it is.
     *
     * @return the state that it is in now; empty if the member has no such hold
     * @throws HoldState.Refused if a payment is under way or the hold was sold
     */
    public Optional<HoldState> release(HoldId id, long memberId) {
        return transactions.alone(() -> holds.lock(id.value())
                .filter(hold -> hold.memberId() == memberId)
                .map(this::released));
    }

    /**
     * Stops a hold's deadline while a payment is under way; part of the caller's transaction.
     *
     * @return false if the hold is past its deadline or otherwise no longer held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean pin(HoldId id) {
        return holds.lock(id.value())
                .map(hold -> moved(hold, new Event.Pin(hold.at())))
                .orElse(false);
    }

    /** Lets a hold's old deadline count again; part of the caller's transaction. Of no effect unless pinned. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unpin(HoldId id) {
        holds.lock(id.value()).ifPresent(hold -> moved(hold, new Event.Unpin()));
    }

    /**
     * Turns a pinned hold into sold pieces; part of the caller's transaction.
     *
     * @return false if the hold is not pinned, and nothing was sold
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean commit(HoldId id) {
        Optional<Locked> locked = holds.lock(id.value());
        if (!locked.map(hold -> moved(hold, new Event.Commit())).orElse(false)) {
            return false;
        }
        holds.settle(List.of(id.value()), true, "COMMIT");
        return true;
    }

    /**
     * Ends holds that are past their deadline, in batches; many nodes may do it at once. To be called every second.
     *
     * @return how many were ended
     */
    public int expire() {
        int ended = transactions.batches(limits.sweepHoldsMax(), this::expireBatch);
        meters.counter("milehub.holds.expired").increment(ended);
        return ended;
    }

    private int expireBatch() {
        List<Locked> expired = holds.lockExpired(limits.sweepHoldsMax());
        if (expired.isEmpty()) {
            return 0;
        }
        expired.forEach(hold -> hold.state().on(new Event.Expire(hold.at())));
        List<Long> ids = expired.stream().map(Locked::holdId).toList();
        holds.settle(ids, false, "EXPIRE");
        holds.save(ids, new HoldState.Expired());
        return ids.size();
    }

    private HoldState released(Locked hold) {
        return switch (hold.state()) {
            case HoldState.Released ended -> ended;
            case HoldState.Expired ended -> ended;
            case HoldState.Held _, HoldState.Pinned _, HoldState.Committed _ -> {
                HoldState next = hold.state().on(new Event.Release());
                holds.settle(List.of(hold.holdId()), false, "RELEASE");
                holds.save(List.of(hold.holdId()), next);
                yield next;
            }
        };
    }

    private boolean moved(Locked hold, Event event) {
        try {
            holds.save(List.of(hold.holdId()), hold.state().on(event));
            return true;
        } catch (HoldState.Refused refused) {
            meters.counter("milehub.holds.refused", "event", event.getClass().getSimpleName())
                    .increment();
            return false;
        }
    }

    private void check(HoldRequest request) {
        if (request.lines().isEmpty() || request.lines().size() > limits.linesMax()) {
            throw new InvalidBasket(
                    "lines",
                    "A basket has 1 to " + limits.linesMax() + " lines, not "
                            + request.lines().size());
        }
        for (int i = 0; i < request.lines().size(); i++) {
            int quantity = request.lines().get(i).quantity();
            if (quantity < 1 || quantity > limits.quantityMax()) {
                throw new InvalidBasket(
                        "lines[" + i + "].quantity",
                        "A line is for 1 to " + limits.quantityMax() + " pieces, not " + quantity);
            }
        }
        HoldWriter.demand(request).forEach((variant, quantity) -> {
            if (quantity > limits.quantityMax()) {
                throw new InvalidBasket(
                        "lines",
                        "The lines of variant " + variant + " add up to " + quantity + " pieces; at most "
                                + limits.quantityMax() + " can be held");
            }
        });
    }

    private static String name(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.Held _ -> "held";
            case HoldOutcome.OutOfStock _ -> "out-of-stock";
            case HoldOutcome.NotSellable _ -> "not-sellable";
            case HoldOutcome.TooManyHolds _ -> "too-many";
        };
    }
}
