package io.milehub.database;

import io.milehub.tenancy.BriefTransaction;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a short piece of work in a transaction of its own, and again when PostgreSQL made it give way (deadlock 40P01,
 * serialization 40001), a few at a time and first come first served. Who waited for a lock as long as it may has waited
 * enough. The work must have no effect outside the database.
 */
@Component
public class ShortTransactions {
    private static final int ATTEMPTS_MAX = 4;

    /**
     * Pieces of work at once on this node. Who waits for a row holds a connection; without this limit the buyers of one
     * piece would hold the whole pool, and nobody else could even be told who they are.
     */
    private static final int CONCURRENT_MAX = 8;

    /** Longest wait for a turn, in seconds. */
    private static final int TURN_SECONDS_MAX = 20;

    private final Semaphore turns = new Semaphore(CONCURRENT_MAX, true);

    private final BriefTransaction template;

    public ShortTransactions(PlatformTransactionManager manager) {
        this.template = new BriefTransaction(manager);
    }

    /**
     * Runs the work, committed when this returns.
     *
     * @throws LockTimeout if a lock was not to be had in time
     * @throws ConcurrencyFailureException if it had to give way every time; the caller may try again later
     * @throws IllegalStateException if a transaction is already open, whose rows the work would wait for
     */
    public <T extends @Nullable Object> T alone(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("This work never joins another transaction");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return inTurn(work);
            } catch (LockTimeout waited) {
                throw waited;
            } catch (ConcurrencyFailureException gaveWay) {
                if (attempt == ATTEMPTS_MAX) {
                    throw gaveWay;
                }
            }
        }
    }

    /** As {@link #alone(Supplier)}, without a result. */
    public void alone(Runnable work) {
        alone(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does work that is done a batch at a time, each in a transaction of its own, until a batch is not full.
     *
     * @param full how much a full batch does
     * @param batch does one, and says how much it did
     * @return how much was done in all
     */
    public int batches(int full, IntSupplier batch) {
        int all = 0;
        int done;
        do {
            done = alone(batch::getAsInt);
            all += done;
        } while (done == full);
        return all;
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(TURN_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new QueryTimeoutException("no turn came up within " + TURN_SECONDS_MAX + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new QueryTimeoutException("the hub is stopping", stopped);
        }
        try {
            return result(work);
        } finally {
            turns.release();
        }
    }

    @SuppressWarnings("NullAway") // The template hands back what the work returned, null exactly when that was null.
    private <T extends @Nullable Object> T result(Supplier<T> work) {
        return template.execute(_ -> work.get());
    }
}
