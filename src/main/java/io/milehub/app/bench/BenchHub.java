package io.milehub.app.bench;

import io.milehub.api.webhook.WebhookSecret;
import io.milehub.app.StartRefused;
import io.milehub.app.command.HubFolders;
import io.milehub.app.command.HubProcess;
import io.milehub.app.command.ScratchFolder;
import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.database.embedded.EmbeddedPostgres;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A whole hub in this process, on an embedded PostgreSQL that is set up as in production and that this benchmark may
 * also enter as its superuser: to begin both sides after a checkpoint, and to empty tables.
 */
final class BenchHub implements AutoCloseable {

    static final String SOURCE = "bench-house";
    static final TenantId TENANT = new TenantId(1);
    private static final List<String> FILES = List.of(
            "mappings/bench-house/catalogue.yaml",
            "mappings/bench-house/families.csv",
            "mappings/bench-house/stock.yaml",
            "mappings/bench-house/stock-changes.yaml",
            "routes/bench-house/stock-changes.camel.yaml");

    /** All that feeds bring, and what hangs on it; what configuration says stays. */
    private static final String EMPTY = """
            truncate catalogue.offer, catalogue.variant, catalogue.product, catalogue.product_version,
                     catalogue.content, catalogue.redirect, pricing.price_fact, pricing.price_shown,
                     inventory.stock_level, inventory.ledger, outbox.event, outbox.inbox, intake.run, intake.delivery,
                     intake.chunk, intake.feed cascade
            """;

    private static final String CLEAR_HOLDS = """
            truncate inventory.hold, inventory.promise, inventory.sold_piece, inventory.supplier_word, inventory.ledger,
              inventory.proven cascade;
            update inventory.stock_level set held = 0, on_hand = %d;
            insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
            select tenant_id, offer_id, location, 'ON_HAND', on_hand, 'FEED', 'bench' from inventory.stock_level
            """;

    private static final String DEADLOCK = "40P01";
    private static final int CLEAR_ATTEMPTS_MAX = 10;

    private static final List<String> EXPLAIN = List.of(
            "alter role hub_app set session_preload_libraries = 'auto_explain'",
            "alter role hub_app set auto_explain.log_min_duration = '20ms'",
            "alter role hub_app set auto_explain.log_analyze = on",
            "alter role hub_app set auto_explain.log_timing = off",
            "alter role hub_app set auto_explain.log_buffers = on",
            "alter role hub_app set log_statement_stats = on",
            "alter role hub_app set log_error_verbosity = 'default'");

    private final EmbeddedPostgres server;
    private final HubDatabase database;
    private final Connection superuser;
    private HubProcess process;
    private final Map<String, Object> secrets;
    private final Path folder;

    private BenchHub(
            EmbeddedPostgres server,
            HubDatabase database,
            Connection superuser,
            HubProcess process,
            Map<String, Object> secrets,
            Path folder) {
        this.server = server;
        this.database = database;
        this.superuser = superuser;
        this.process = process;
        this.secrets = secrets;
        this.folder = folder;
    }

    /** Starts it with nothing in it. */
    static BenchHub start(BenchOptions options) throws IOException, SQLException {
        Path folder = options.folder();
        ScratchFolder.empty(folder, "bench");
        for (String file : FILES) {
            unpack(file, folder.resolve(file));
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedOptions.under(folder));
        try {
            return start(options, server, EmbeddedDatabase.open(server));
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static BenchHub start(BenchOptions options, EmbeddedPostgres server, HubDatabase database)
            throws SQLException {
        Connection superuser = server.superuser(EmbeddedDatabase.NAME).open();
        if (options.explain) {
            for (String setting : EXPLAIN) {
                execute(superuser, setting);
            }
        }
        Map<String, Object> secrets = Map.of(
                "bench.member-secret", UUID.randomUUID().toString(),
                "bench.webhook-secret", WebhookSecret.generate());
        Path folder = options.folder();
        return new BenchHub(server, database, superuser, hub(folder, database, secrets), secrets, folder);
    }

    private static HubProcess hub(Path folder, HubDatabase database, Map<String, Object> secrets) {
        Map<String, Object> defaults = new HashMap<>(HubFolders.defaults());
        defaults.putAll(secrets);
        int port = ScratchFolder.port(0);
        try {
            return HubProcess.start(
                    defaults,
                    _ -> {},
                    "--spring.profiles.active=bench",
                    "--server.port=" + port,
                    "--milehub.data=" + folder,
                    "--milehub.mappings=" + folder.resolve("mappings"),
                    "--milehub.routes=" + folder.resolve("routes"),
                    "--milehub.public-url=http://localhost:" + port,
                    "--milehub.database.url=" + database.app().url(),
                    "--milehub.database.owner-password=" + database.owner().password(),
                    "--milehub.database.app-password=" + database.app().password(),
                    "--logging.file.name=" + folder.resolve("hub.log"));
        } catch (RuntimeException e) {
            throw new StartRefused("the hub did not start; " + folder.resolve("hub.log") + " holds what it logged", e);
        }
    }

    private static void unpack(String file, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream content = BenchHub.class.getResourceAsStream("/bench/" + file)) {
            Files.copy(Objects.requireNonNull(content, file), target);
        }
    }

    /** Starts the hub again with another text in one of its files: mappings are read when it starts. */
    void restart(String file, UnaryOperator<String> edit) throws IOException {
        process.context().close();
        Path path = folder.resolve(file);
        Files.writeString(path, edit.apply(Files.readString(path)));
        process = hub(folder, database, secrets);
    }

    /** A bean of the hub. */
    <T> T get(Class<T> type) {
        return process.context().getBean(type);
    }

    /** Works in a transaction of the shop's, as the application's role. */
    <T> T ask(Function<JdbcClient, T> question) {
        var transaction = new TransactionTemplate(get(PlatformTransactionManager.class));
        return Tenancy.<T, RuntimeException>in(
                TENANT,
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> Objects.requireNonNull(question.apply(get(JdbcClient.class))))));
    }

    /** Works for the shop. */
    void in(Runnable work) {
        Tenancy.in(TENANT, work);
    }

    String url() {
        return "http://localhost:" + process.port();
    }

    String secret(String name) {
        return String.valueOf(secrets.get("bench." + name));
    }

    /** A connection as the application's role; the caller closes it. */
    Connection app() throws SQLException {
        return database.app().open();
    }

    /** Takes all holds back and puts so many pieces everywhere, then a checkpoint. */
    void clearHolds(int onHand) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(superuser, CLEAR_HOLDS.formatted(onHand));
                break;
            } catch (SQLException met) {
                // The hub's own jobs look at the same tables, in another order.
                if (!DEADLOCK.equals(met.getSQLState()) || attempt == CLEAR_ATTEMPTS_MAX) {
                    throw met;
                }
            }
        }
        execute(superuser, "vacuum analyze inventory.stock_level");
        checkpoint();
    }

    /** A connection as the owner of the schema; the caller closes it. */
    Connection owner() throws SQLException {
        return database.owner().open();
    }

    /** Writes out what earlier work left, so that what follows pays for itself alone. */
    void checkpoint() throws SQLException {
        execute(superuser, "checkpoint");
    }

    /** Measures this process and the server. */
    Effort effort() throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return new Effort(ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow());
        }
    }

    /** Takes all feeds back. */
    void empty() throws SQLException {
        execute(superuser, EMPTY);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        process.context().close();
        superuser.close();
        server.close();
    }
}
