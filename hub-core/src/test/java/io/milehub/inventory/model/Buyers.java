package io.milehub.inventory.model;

import static io.milehub.inventory.model.Play.agree;

import io.milehub.database.ShortTransactions;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldId;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.HoldState;
import io.milehub.inventory.Holds;
import io.milehub.inventory.model.Reference.Line;
import io.milehub.inventory.model.Taken.Part;
import io.milehub.inventory.model.Taken.State;
import io.milehub.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members and their holds, and what moves offers between variants meanwhile. */
final class Buyers {
    private static final int MEMBERS = 3;

    private static final String RELINK = "update catalogue.offer set variant_id = :variant where offer_id = :offer";

    private final Hub hub;
    private final Holds holds;
    private final Tenants.Opened opened;
    private final Reference reference;
    private final List<Long> ids = new ArrayList<>();

    Buyers(Hub hub, Tenants.Opened opened, Reference reference) {
        this.hub = hub;
        this.holds = hub.bean(Holds.class);
        this.opened = opened;
        this.reference = reference;
    }

    HoldId id(int taken) {
        return new HoldId(ids.get(taken));
    }

    <T> T in(Supplier<T> work) {
        return Tenancy.in(opened.tenant(), work::get);
    }

    String hold(int a, int b, int c) {
        int member = a % MEMBERS;
        String key = a % 4 == 0 ? "k" + a / 4 % 2 : null;
        List<Line> lines = lines(b, c);
        HoldOutcome outcome = in(() -> holds.hold(request(member, key, lines)));
        return compare(member, key, lines, outcome);
    }

    /** Baskets that are alike come at once: who is first is not foretold, but all that follows is. */
    String crowd(int b, int c) {
        List<Line> lines = lines(b, c);
        List<CompletableFuture<HoldOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            int member = i;
            var call = new CompletableFuture<HoldOutcome>();
            calls.add(call);
            Thread.ofVirtual().start(() -> {
                try {
                    call.complete(in(() -> holds.hold(request(member, null, lines))));
                } catch (RuntimeException failed) {
                    call.completeExceptionally(failed);
                }
            });
        }
        var inOrder = new TreeMap<Long, Integer>();
        for (int member = 0; member < MEMBERS; member++) {
            boolean held = calls.get(member).join() instanceof HoldOutcome.Held;
            inOrder.put(
                    held
                            ? ((HoldOutcome.Held) calls.get(member).join())
                                    .hold()
                                    .id()
                                    .value()
                            : Long.MAX_VALUE - member,
                    member);
        }
        List<String> answers = new ArrayList<>();
        inOrder.values()
                .forEach(member -> answers.add(
                        compare(member, null, lines, calls.get(member).join())));
        return answers.toString();
    }

    private static List<Line> lines(int b, int c) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i <= b % 3; i++) {
            int variant = 1 + (i == 2 ? b : c + i * b) % (c % 8 == 0 ? Layout.VARIANTS : 2);
            lines.add(new Line(variant, 1 + (b / 7 + i) % (1 + c % 3)));
        }
        return lines;
    }

    private static HoldRequest request(int member, @Nullable String key, List<Line> lines) {
        List<HoldRequest.Line> asked = lines.stream()
                .map(line -> new HoldRequest.Line(line.variant(), line.quantity()))
                .toList();
        return new HoldRequest(member, null, asked, "it", "IT", key);
    }

    private String compare(int member, @Nullable String key, List<Line> lines, HoldOutcome outcome) {
        String asked = "m" + member + (key == null ? " " : " " + key + " ") + lines + ": ";
        String expected = reference.hold(member, key, lines);
        agree("the answer to " + asked, expected, answer(outcome));
        if (outcome instanceof HoldOutcome.Held(Hold hold)
                && !ids.contains(hold.id().value())) {
            ids.add(hold.id().value());
            reference
                    .taken
                    .getLast()
                    .parts
                    .forEach(part -> agree(
                            "beyond the supplier's last word on " + part.place(),
                            true,
                            reference.available(part.place()) >= 0));
        }
        return asked + expected;
    }

    private String answer(HoldOutcome outcome) {
        return switch (outcome) {
            case HoldOutcome.TooManyHolds _ -> "too many";
            case HoldOutcome.NotSellable(var variants) -> "not sold " + variants;
            case HoldOutcome.OutOfStock(var lacks) ->
                "lacks "
                        + lacks.stream()
                                .map(lack -> "v" + lack.variantId() + " " + lack.available() + " of " + lack.asked())
                                .toList();
            case HoldOutcome.Held(Hold hold)
            when ids.contains(hold.id().value()) ->
                "again h" + ids.indexOf(hold.id().value());
            case HoldOutcome.Held(Hold hold) -> "held " + parts(hold) + " until " + hold.expiresAt();
        };
    }

    private List<Part> parts(Hold hold) {
        return hold.promises().stream()
                .map(promise -> new Part(
                        (int) promise.variantId(),
                        new Place(opened.offers().indexOf(promise.offerId()), promise.location()),
                        promise.quantity()))
                .sorted(Comparator.comparingInt(Part::variant).thenComparing(Part::place))
                .toList();
    }

    String release(int a, int c) {
        return with(a, 1, _ -> true, hold -> {
            int member = c % 9 == 0 ? (hold.member + 1) % MEMBERS : hold.member;
            return compare(reference.release(hold, member), in(() -> released(hold, member)));
        });
    }

    private String released(Taken hold, int member) {
        try {
            return holds.release(id(hold.number), member).map(HoldState::code).orElse("none");
        } catch (HoldState.Refused refused) {
            return "refused";
        }
    }

    String pin(int a, int b) {
        return with(
                a,
                b,
                hold -> hold.state == State.HELD,
                hold -> compare(reference.pin(hold), together(() -> holds.pin(id(hold.number)))));
    }

    String unpin(int a, int b) {
        return with(a, b, hold -> hold.state == State.PINNED, hold -> {
            reference.unpin(hold);
            return compare(true, together(() -> {
                holds.unpin(id(hold.number));
                return true;
            }));
        });
    }

    String commit(int a, int b) {
        return with(
                a,
                b,
                hold -> hold.state == State.PINNED,
                hold -> compare(reference.commit(hold), together(() -> holds.commit(id(hold.number)))));
    }

    String buy(int a, int b) {
        return with(a, b, hold -> hold.state == State.HELD, hold -> {
            boolean bought = reference.pin(hold) && reference.commit(hold);
            HoldId id = id(hold.number);
            return compare(bought, together(() -> holds.pin(id) && holds.commit(id)));
        });
    }

    String expire() {
        return compare(reference.expire(), in(holds::expire));
    }

    String relink(int a, int b) {
        int offer = a % opened.offers().size();
        int variant = 1 + b % Layout.VARIANTS;
        reference.variantByOffer.set(offer, variant);
        hub.database.in(
                opened.tenant(),
                () -> hub.database
                        .jdbc()
                        .sql(RELINK)
                        .param("variant", variant)
                        .param("offer", opened.offers().get(offer))
                        .update());
        return "o" + offer + " is v" + variant;
    }

    private boolean together(Supplier<Boolean> work) {
        return in(() -> hub.bean(ShortTransactions.class).alone(work));
    }

    /** Of the holds rather one of those that it fits; of none nothing. */
    private String with(int a, int b, Predicate<Taken> fits, Function<Taken, String> deed) {
        List<Taken> fitting = reference.taken.stream().filter(fits).toList();
        List<Taken> among = fitting.isEmpty() || b % 5 == 0 ? reference.taken : fitting;
        if (among.isEmpty()) {
            return Play.NOT_HERE;
        }
        Taken hold = among.get(a % among.size());
        return "h" + hold.number + " of m" + hold.member + ": " + deed.apply(hold);
    }

    private static String compare(Object expected, Object actual) {
        agree("the answer", expected, actual);
        return String.valueOf(actual);
    }
}
