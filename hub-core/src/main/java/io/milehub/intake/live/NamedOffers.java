package io.milehub.intake.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which offers the counts of a snapshot are of, looked up some at a time in a thread of its own while its bodies come
 * in. An offer is never deleted and keeps its SKU for ever, so what was found stays right whatever happens until the
 * merge; what was not found may be there by then, and is looked up again.
 */
public final class NamedOffers {
    /** Where none was looked up. */
    public static final NamedOffers NONE = new NamedOffers(_ -> Map.of(), Thread::startVirtualThread);

    private static final int SKUS_AT_ONCE = 1_000;
    /** Of a snapshot with more that do not stand the rest is looked up by the merge, all at once. */
    private static final int SKUS_MAX = 50_000;

    private final Function<List<String>, Map<String, Long>> lookUp;
    private final Executor threads;
    private final Map<String, Long> found = new HashMap<>();
    private List<String> skus = new ArrayList<>();
    private int named;
    private CompletableFuture<Void> looking = CompletableFuture.completedFuture(null);

    /** @param lookUp gives the offers of those SKUs that have one, asked in one thread after the other */
    NamedOffers(Function<List<String>, Map<String, Long>> lookUp, Executor threads) {
        this.lookUp = lookUp;
        this.threads = threads;
    }

    /** Takes a SKU in, of so many as may be held, and lets some be looked up when there are enough. */
    void name(String sku) {
        if (named == SKUS_MAX) {
            return;
        }
        named++;
        skus.add(sku);
        if (skus.size() == SKUS_AT_ONCE) {
            lookUp();
        }
    }

    /** Lets all that are left be looked up. */
    void lookUp() {
        if (skus.isEmpty()) {
            return;
        }
        List<String> some = skus;
        skus = new ArrayList<>();
        looking = looking.thenRunAsync(() -> found.putAll(lookUp.apply(some)), threads);
    }

    /** Waits until all are looked up; where that failed, some may not be found. */
    void await() {
        try {
            looking.get();
        } catch (ExecutionException _) {
            // Whatever it was, the merge meets it too, and tells of it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The offer of a SKU; null if it is to be looked up. To be asked once all are awaited. */
    public @Nullable Long of(String sku) {
        return found.get(sku);
    }
}
