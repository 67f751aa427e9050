package io.milehub.inventory.anomalies;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldLimits;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.sold.SoldLine;
import io.milehub.inventory.sold.SoldPieces;
import io.milehub.inventory.sold.SupplierWord;
import io.milehub.inventory.sold.WordOutcome;
import io.milehub.inventory.story.CounterSweep;
import io.milehub.inventory.story.StockStories;
import io.milehub.inventory.story.StockStory;
import io.milehub.mapping.FeedMode;
import io.milehub.payment.PaymentLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Two nodes of the hub over one database, feeds beside them, and threads that are where the test wants them. */
final class Stage implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Of those who wait for a row or for a lock by name. */
    private static final String WAITING = """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """;

    private static final String LEVEL = """
            select format('on hand %%s held %%s committed %%s disputed %%s short %%s', on_hand, held, committed,
                          disputed, shortfall)
              from inventory.stock_level where offer_id = %d and location = 'main'
            """;

    /** Empty when every counter of every level is what its ledger, its promises and its sold pieces add up to. */
    private static final String UNSOUND = """
            select coalesce(string_agg(l.offer_id || '/' || l.location, ' '), '')
              from inventory.stock_level l
             where array[l.on_hand, l.held, l.committed, l.disputed, l.shortfall] is distinct from (
                     select array[coalesce(sum(delta) filter (where counter = 'ON_HAND'), 0),
                                  coalesce(sum(delta) filter (where counter = 'HELD'), 0),
                                  coalesce(sum(delta) filter (where counter = 'COMMITTED'), 0),
                                  coalesce(sum(delta) filter (where counter = 'DISPUTED'), 0),
                                  coalesce(sum(delta) filter (where counter = 'SHORTFALL'), 0)]::int[]
                       from inventory.ledger g where g.offer_id = l.offer_id and g.location = l.location)
                or l.shortfall <> greatest(0, l.held + l.committed - l.on_hand)
                or l.held <> (select coalesce(sum(p.quantity), 0)
                                from inventory.promise p join inventory.hold h using (tenant_id, hold_id)
                               where p.offer_id = l.offer_id and p.location = l.location
                                 and h.state in ('HELD', 'PINNED'))
                or l.committed <> (select count(*) from inventory.sold_piece s
                                    where s.offer_id = l.offer_id and s.location = l.location and s.committed)
            """;

    final Shop here;
    final Shop there;
    private final Feeds feeds;
    private final long members = 100L * NUMBER.incrementAndGet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param liveHoldsMax of a member */
    Stage(TestDatabase database, int liveHoldsMax) {
        var limits = new HoldLimits(
                50,
                20,
                Duration.ofMinutes(15),
                liveHoldsMax,
                200,
                1_000,
                512,
                2,
                Duration.ofHours(1),
                Duration.ofSeconds(20));
        this.here = new Shop(database, limits, PaymentLimits.defaults(null));
        this.there = new Shop(database, limits, PaymentLimits.defaults(null));
        this.feeds = new Feeds(database);
    }

    /** For sale on both nodes, and counted an hour ago. */
    long piece(int pieces) {
        long offer = here.variant("PIECE-" + NUMBER.incrementAndGet(), "650.00", 0);
        there.price(offer, "650.00");
        counted(-60, pieces, offer);
        return offer;
    }

    /** The supplier counts so many of each, at noon and so many minutes. */
    boolean counted(int minutes, int pieces, long... offers) {
        return counted("main", minutes, pieces, offers);
    }

    boolean counted(String location, int minutes, int pieces, long... offers) {
        Instant asOf = NOON.plusSeconds(60L * minutes);
        Count[] counts = LongStream.of(offers)
                .mapToObj(offer -> new Count(sku(offer), location, pieces, null, asOf))
                .toArray(Count[]::new);
        feeds.stock(TestDatabase.FIRST, "main", FeedMode.DELTA, counts);
        return true;
    }

    String sku(long offer) {
        return here.shelf().text("select supplier_sku from catalogue.offer where offer_id = " + offer);
    }

    /** @param member of this test, from 1 */
    HoldOutcome hold(Shop node, long member, long... offers) {
        return hold(node, member, null, 1, offers);
    }

    /** So many of each, in one basket. */
    HoldOutcome hold(Shop node, long member, @Nullable String key, int pieces, long... offers) {
        List<HoldRequest.Line> lines = Arrays.stream(offers)
                .mapToObj(offer -> new HoldRequest.Line(here.shelf().variantOf(offer), pieces))
                .toList();
        return node.in(() -> node.holds().hold(new HoldRequest(members + member, null, lines, "it", "IT", key)));
    }

    Hold held(long member, int pieces, long offer) {
        return ((HoldOutcome.Held) hold(here, member, null, pieces, offer)).hold();
    }

    boolean buy(Shop node, Hold hold) {
        return node.together(() -> node.holds().pin(hold.id()) && node.holds().commit(hold.id()));
    }

    /** One piece, held and sold. */
    SoldLine sold(long member, long offer) {
        Hold hold = held(member, 1, offer);
        buy(here, hold);
        return new SoldLine(hold.id(), offer, "main");
    }

    WordOutcome hear(Shop node, SoldLine line, SupplierWord.Kind kind) {
        var word = new SupplierWord(line, kind, 1, NOON, "said-" + NUMBER.incrementAndGet());
        return node.in(() -> node.bean(SoldPieces.class).hear(word));
    }

    int settle(Shop node) {
        return node.in(() -> node.bean(SoldPieces.class).settle());
    }

    int expire(Shop node) {
        return node.in(() -> node.holds().expire());
    }

    /** Once round all levels. */
    int sweep(Shop node) {
        CounterSweep sweep = node.bean(CounterSweep.class);
        int mended = node.in(sweep::sweep);
        return mended + node.in(sweep::sweep);
    }

    StockStory story(Shop node, long offer) {
        String sku = sku(offer);
        return node.in(() -> node.bean(StockStories.class).of(sku, null)).getFirst();
    }

    String level(long offer) {
        return here.shelf().text(LEVEL.formatted(offer));
    }

    String unsound() {
        return here.shelf().text(UNSOUND);
    }

    <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads).orTimeout(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    /** Comes back when so many wait for what another has locked. */
    void blocked(int sessions) {
        long due = System.nanoTime() + WAIT_MAX.toNanos();
        while (here.shelf().count(WAITING) != sessions) {
            if (System.nanoTime() - due > 0) {
                throw new AssertionError("there were never " + sessions + " who waited");
            }
        }
    }

    @Override
    public void close() {
        threads.close();
        feeds.close();
        there.close();
        here.close();
    }
}
