package io.milehub.inventory.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sequence, played in a tenant of its own and in the reference alike, and compared after every step. */
final class Play {
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    /** Ends what did nothing to the hub, so that nothing can have changed. */
    static final String NOT_HERE = "-";

    private static final int[] MINUTES = {1, 5, 10, 14, 30};

    private final Reference reference;
    private final Suppliers suppliers;
    private final Tenants tenants;
    private final Tenants.Opened opened;
    private final Rows rows;
    private final Buyers buyers;
    private final Deliveries deliveries;
    private final List<String> told = new ArrayList<>();

    /** The tables, or an answer, are not what the reference says. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private Play(Hub hub, Layout layout) {
        this.reference = new Reference(layout);
        this.reference.now = BEGIN;
        this.suppliers = new Suppliers(reference);
        this.tenants = new Tenants(hub);
        this.opened = tenants.open(layout, BEGIN);
        this.rows = new Rows(hub.database, opened.tenant(), opened.offers());
        this.buyers = new Buyers(hub, opened, reference);
        this.deliveries = new Deliveries(hub, opened, reference, buyers);
    }

    /** @throws Broken with all steps up to the one that went wrong */
    static void play(Hub hub, Layout layout, List<Step> steps) {
        var play = new Play(hub, layout);
        play.told.add(layout.toString());
        try {
            play.deliveries.open();
            play.check();
            for (Step step : steps) {
                play.step(step);
            }
        } catch (RuntimeException | AssertionError broken) {
            throw new Broken(String.join("\n  ", play.told) + "\n" + broken.getMessage(), broken);
        }
    }

    private void step(Step step) {
        pass(step);
        told.add("%s %s".formatted(reference.now.toString().substring(11, 19), step.kind()));
        String what = deed(step);
        told.set(told.size() - 1, told.getLast() + " " + what);
        if (!what.endsWith(NOT_HERE)) {
            check();
        }
    }

    /**
     * Time stands still but for what suppliers do, which has a second of its own each, and for steps that let it go by.
     */
    private void pass(Step step) {
        Instant next = reference.now.plusSeconds(1);
        if (step.kind() == Step.Kind.PASS) {
            List<Instant> deadlines = reference.taken.stream()
                    .map(hold -> hold.expiresAt)
                    .filter(next::isBefore)
                    .toList();
            boolean toDeadline = step.c() % 2 == 0 && !deadlines.isEmpty();
            next = toDeadline
                    ? deadlines.get(step.a() % deadlines.size())
                    : next.plus(Duration.ofMinutes(MINUTES[step.b() % MINUTES.length]));
        } else if (!step.kind().isOfSuppliers()) {
            return;
        }
        reference.now = next;
        tenants.move(opened.tenant(), next);
    }

    /** Does it here and there, and says what was done. */
    private String deed(Step step) {
        int a = step.a();
        int b = step.b();
        int c = step.c();
        return switch (step.kind()) {
            case PASS -> NOT_HERE;
            case HOLD -> buyers.hold(a, b, c);
            case CROWD -> buyers.crowd(b, c);
            case RELEASE -> buyers.release(a, c);
            case PIN -> buyers.pin(a, b);
            case UNPIN -> buyers.unpin(a, b);
            case COMMIT -> buyers.commit(a, b);
            case BUY -> buyers.buy(a, b);
            case EXPIRE -> buyers.expire();
            case CHANGE -> sent(c, suppliers.change(a, b));
            case SNAPSHOT -> sent(c, suppliers.snapshot(b, c));
            case WORD -> suppliers.word(a, b, c).map(word -> sent(c, word)).orElse(NOT_HERE);
            case RESTOCK -> suppliers.restock(a, b) + NOT_HERE;
            case DELIVER -> deliver(step);
            case MERGE -> deliveries.merge(a % 2);
            case FLOOR_SALE -> reference.layout.honest() ? NOT_HERE : deliveries.take(suppliers.floorSale(a, b), true);
            case CLEAR -> deliveries.clear(a);
            case RELINK -> buyers.relink(a, b);
            case SETTLE -> deliveries.settle();
            case SWEEP -> deliveries.sweep();
        };
    }

    /** Half of what is sent arrives at once, and some of that once more later. */
    private String sent(int c, Message message) {
        if (c % 2 == 0 || c % 7 == 0) {
            suppliers.underWay.add(message);
        }
        return c % 2 == 0 ? message + " is under way " + NOT_HERE : deliveries.take(message, c % 3 > 0);
    }

    /** Any of those under way; now and then it comes again. */
    private String deliver(Step step) {
        if (suppliers.underWay.isEmpty()) {
            return NOT_HERE;
        }
        int which = step.a() % suppliers.underWay.size();
        Message message = suppliers.underWay.get(which);
        if (step.b() % 3 > 0) {
            suppliers.underWay.remove(which);
        }
        return deliveries.take(message, step.c() % 2 == 0);
    }

    private void check() {
        agree("the tables", String.join("\n", Rows.foretold(reference)), String.join("\n", rows.standing()));
        agree("an honest supplier's pieces", null, suppliers.overpromised());
    }

    static void agree(String what, @Nullable Object expected, @Nullable Object actual) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            throw new AssertionError("%s: expected\n%s\nbut was\n%s".formatted(what, expected, actual));
        }
    }
}
