package io.milehub.tenancy;

import java.io.Serial;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work that locks what shoppers wait for. Where whoever began it falls silent in the middle, because its node is
 * frozen or cut off from the server, the server takes it back and lets the others go on; nothing of it is kept.
 */
public final class BriefTransaction extends TransactionTemplate {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Much longer than anybody thinks between two statements, and short enough for those who wait to come again. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

    private static final String FROM_HERE_ON =
            "select set_config('idle_in_transaction_session_timeout', :millis, true)";

    private final Duration silenceMax;

    public BriefTransaction(PlatformTransactionManager manager) {
        this(manager, SILENCE_MAX);
    }

    /** @param silenceMax how long it may say nothing between two statements; whole milliseconds */
    public BriefTransaction(PlatformTransactionManager manager, Duration silenceMax) {
        super(manager);
        this.silenceMax = silenceMax;
    }

    /** Makes the transaction that is under way one of these, before it locks what shoppers wait for. */
    public static void fromHereOn(JdbcClient jdbc) {
        jdbc.sql(FROM_HERE_ON)
                .param("millis", String.valueOf(SILENCE_MAX.toMillis()))
                .query()
                .listOfRows();
    }

    /** As PostgreSQL's {@code idle_in_transaction_session_timeout} takes it. */
    String silenceMaxMillis() {
        return String.valueOf(silenceMax.toMillis());
    }
}
