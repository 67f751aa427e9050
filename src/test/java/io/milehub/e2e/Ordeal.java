package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * One hub that is pulling and pushed to while it, or its PostgreSQL, is killed or kept from working; after each it must
 * be back by itself, and everything that was acknowledged must stand once.
 */
final class Ordeal implements AutoCloseable {

    /** From the end of the cause until new work is merged again. */
    static final Duration BACK_MAX = Duration.ofSeconds(60);

    private static final Duration DEATH_MAX = Duration.ofSeconds(60);

    private final Path folder;
    private final Ground ground;
    private final int port = HubNode.freePort();
    private final SmallShop shop;
    private final Path configuration;
    private final Partner partner =
            new Partner("http://127.0.0.1:" + port + "/webhooks/aurora/galleria-lume/stock", Suppliers.WEBHOOK_SECRET);
    private HubNode hub;
    private boolean promised = true;
    private long slowestMillis;

    Ordeal(Path folder, long seed) {
        this(folder, seed, Ground.embedded(folder.resolve("data")));
    }

    Ordeal(Path folder, long seed, Ground ground) {
        this.folder = folder;
        this.ground = ground;
        this.shop = new SmallShop(folder, seed);
        this.configuration = shop.configuration(folder.resolve("data"), ground.keys());
        this.hub = launch();
    }

    /** Everything has arrived once. */
    void begin() {
        hub.awaitReady();
        partner.large();
        partner.speak();
        Feeds.pull(hub, SmallShop.PULLED);
        assertUnharmed();
    }

    private HubNode launch() {
        return HubNode.listening(folder, ground, port, configuration);
    }

    /** What it says when it ends by itself instead of starting. */
    String refusesToStart(Duration limit) {
        assertThat(hub.dies(limit)).as("the hub ends").isTrue();
        return hub.log();
    }

    /** Dies the n-th time that it comes to a point. */
    String hubDies(KillPoint point, String side, int nth) {
        hub.order(point.order("halt", side, nth));
        stimulate();
        assertThat(hub.dies(DEATH_MAX))
                .as("the hub comes to: %s %s, the time no. %d", side, point.name(), nth)
                .isTrue();
        return backAfterRestart();
    }

    /** Is killed that long after work has begun to come in. */
    String hubDies(Duration after) {
        stimulate();
        LockSupport.parkNanos(after.toNanos());
        hub.kill();
        return backAfterRestart();
    }

    /** PostgreSQL is killed when the hub comes to a point, which the hub then goes past. */
    String postgresDies(KillPoint point, String side, int nth) {
        hub.order(point.order("hold", side, nth));
        int before = hub.log().length();
        stimulate();
        Awaitility.await("the hub comes to: " + side + " " + point.name())
                .atMost(DEATH_MAX)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hub.log().substring(before).contains("fault: reached"));
        killPostgres();
        long begin = System.nanoTime();
        hub.order("release");
        return back(begin);
    }

    String postgresDies(Duration after) {
        stimulate();
        LockSupport.parkNanos(after.toNanos());
        killPostgres();
        return back(System.nanoTime());
    }

    /**
     * The database cannot be used for a while: the door refuses with 503, or where the way is frozen leaves the sender
     * without an answer, and all is well soon after.
     *
     * @param begin of the cause
     * @param end of it
     */
    String outage(Consumer<HubNode> begin, Duration lasting, Consumer<HubNode> end) {
        stimulate();
        int before = partner.unaccepted();
        long ended;
        try {
            begin.accept(hub);
            LockSupport.parkNanos(lasting.toNanos());
            assertThat(partner.unaccepted())
                    .as("messages refused, or left without an answer, meanwhile")
                    .isGreaterThan(before);
        } finally {
            // Also when it fails: a server that stays stopped could not be closed.
            ended = System.nanoTime();
            end.accept(hub);
        }
        return back(ended);
    }

    /** Something new to pull, and messages without pause; who dies while it is told has promised nothing. */
    private void stimulate() {
        shop.aurelle.control("next").expect(200);
        partner.large();
        partner.speak();
        try {
            promised = false;
            Feeds.pull(hub, SmallShop.PULLED);
            promised = true;
        } catch (UncheckedIOException | AssertionError dying) {
            assertThat(hub.dies(DEATH_MAX)).as("the hub was dying: %s", dying).isTrue();
        }
    }

    void killPostgres() {
        ground.servers().apply(hub).kill();
    }

    private String backAfterRestart() {
        long begin = System.nanoTime();
        hub = launch().awaitReady();
        String back = back(begin);
        if (!promised) {
            Feeds.pull(hub, SmallShop.PULLED);
        }
        return back;
    }

    /** Merging again within the limit, and then, when the partner is silent, at rest and whole. */
    private String back(long begin) {
        Survival survival = new Survival(ground.judges().apply(hub));
        Partner.Change probe = partner.one();
        Awaitility.await("a message of after the death is merged")
                .atMost(BACK_MAX)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(away -> away instanceof IllegalStateException)
                .until(() -> hub.ready() && survival.stands(probe));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertThat(millis).as("ms until it merges again").isLessThanOrEqualTo(BACK_MAX.toMillis());
        slowestMillis = Math.max(slowestMillis, millis);
        return "merging again after %.1f s".formatted(millis / 1000.0);
    }

    /** To be called after each death: nothing was lost, doubled or left behind. */
    void assertUnharmed() {
        partner.hush();
        assertThat(partner.answers().keySet()).as("answers").isSubsetOf("202", "again", "503", "none");
        Judge judge = ground.judges().apply(hub);
        Manifests manifests = new Manifests(judge, 1);
        Awaitility.await("all that was published stands")
                .atMost(BACK_MAX)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(away -> away instanceof IllegalStateException)
                .untilAsserted(() -> {
                    manifests.catalogueStands(shop.aurelle, "maison-aurelle");
                    manifests.unitsStand(shop.aurelle, "maison-aurelle");
                });
        Survival survival = new Survival(judge);
        survival.rests(BACK_MAX);
        survival.stands(partner.acknowledged());
    }

    Partner partner() {
        return partner;
    }

    double slowestSeconds() {
        return slowestMillis / 1000.0;
    }

    @Override
    public void close() {
        partner.close();
        hub.close();
        shop.close();
    }
}
