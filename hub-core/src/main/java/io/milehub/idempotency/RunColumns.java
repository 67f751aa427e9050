package io.milehub.idempotency;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs as the columns {@code :principals}, {@code :keys} and {@code :attempts} of one statement. */
final class RunColumns {
    private RunColumns() {}

    static JdbcClient.StatementSpec of(Collection<Admission.Run> runs, JdbcClient.StatementSpec statement) {
        return statement
                .param("principals", column(runs, run -> run.call().principal(), String[]::new))
                .param("keys", column(runs, run -> run.call().key(), String[]::new))
                .param("attempts", column(runs, Admission.Run::attempt, Integer[]::new));
    }

    private static <T> T[] column(
            Collection<Admission.Run> runs, Function<Admission.Run, T> value, IntFunction<T[]> array) {
        return runs.stream().map(value).toArray(array);
    }
}
