package io.milehub.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.milehub.api.webhook.WebhookSecret;
import io.milehub.app.command.HubCommand;
import io.milehub.payment.Till;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One hub with its own PostgreSQL for all tests over HTTP: two shops, one source that sends webhooks to the first, a
 * payment provider. There is one configuration for all, as a hub that made room for another does not pull again.
 */
@SpringBootTest(classes = HubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningHubTestCase {

    /** Signs for galleria-lume at aurora, beside an older secret that is on its way out. */
    protected static final String SECRET = WebhookSecret.generate();

    /** Signs the bodies of casa-brenna's messages to aurora. */
    protected static final String BODY_SECRET = "shpss_0123456789abcdef0123456789abcdef";

    /** The payment provider. */
    protected static final Till TILL = till();

    private static final String OLD_SECRET = WebhookSecret.generate();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    protected final Clock clock = Clock.systemUTC();

    @DynamicPropertySource
    static void configuration(DynamicPropertyRegistry registry) throws IOException {
        Path data = Files.createTempDirectory("hub-test");
        registry.add("milehub.home", () -> System.getProperty("milehub.root"));
        registry.add("milehub.data", data::toString);
        registry.add("milehub.routes", () -> webhookRoutes(data.resolve("routes")));
        registry.add("milehub.webhooks.body-max", () -> "64KB");
        registry.add("milehub.payment.sandbox-url", TILL::url);
        registry.add("milehub.payment.timeout", () -> "2s");
        registry.add("milehub.holds.queue-max", () -> "2");
        registry.add("milehub.holds.live-holds-max", () -> "100");
        shop(registry, 0, "aurora", "anna");
        shop(registry, 1, "borealis", "clara");
        String source = "milehub.tenants[0].sources.galleria-lume.";
        registry.add(source + "supplier", () -> "Galleria Lume");
        registry.add(source + "country", () -> "IT");
        registry.add(source + "location-countries.paris", () -> "FR");
        registry.add("milehub.tenants[0].markets[0].choice", () -> "distance,price");
        registry.add(source + "webhook-secret", () -> OLD_SECRET + "," + SECRET);
        String shopOfTheHouse = "milehub.tenants[0].sources.casa-brenna.";
        registry.add(shopOfTheHouse + "supplier", () -> "Casa Brenna");
        registry.add(shopOfTheHouse + "webhook-hmac.header", () -> "X-Shopify-Hmac-Sha256");
        registry.add(shopOfTheHouse + "webhook-hmac.id-header", () -> "X-Shopify-Webhook-Id");
        registry.add(shopOfTheHouse + "webhook-hmac.secret", () -> BODY_SECRET);
    }

    /** The routes of the repository that take webhooks, and no others: nothing here is to be pulled. */
    private static String webhookRoutes(Path routes) {
        Path shipped = Path.of(System.getProperty("milehub.root"), "routes");
        try {
            for (String route : List.of("galleria-lume/stock", "galleria-lume/prices", "casa-brenna/stock-changes")) {
                Path to = routes.resolve(route + ".camel.yaml");
                Files.createDirectories(to.getParent());
                Files.copy(shipped.resolve(route + ".camel.yaml"), to);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return routes.toString();
    }

    private static Till till() {
        try {
            return new Till();
        } catch (IOException noSocket) {
            throw new UncheckedIOException("the payment provider of the test has no port", noSocket);
        }
    }

    private static void shop(DynamicPropertyRegistry registry, int index, String name, String member) {
        String shop = "milehub.tenants[" + index + "].";
        registry.add(shop + "id", () -> index + 1);
        registry.add(shop + "name", () -> name);
        registry.add(shop + "markets[0].market", () -> "it");
        registry.add(shop + "markets[0].countries", () -> "IT");
        registry.add(shop + "markets[0].currency", () -> "EUR");
        registry.add(shop + "tax-rates-percent.IT", () -> "22");
        registry.add(shop + "tiers", () -> "silver,gold");
        registry.add(shop + "members[0].handle", () -> member);
        registry.add(shop + "members[0].name", () -> member);
        registry.add(shop + "members[0].tier", () -> "gold");
        registry.add(shop + "members[0].client-id", () -> name + "-" + member);
        registry.add(shop + "members[0].client-secret", () -> secretOf(name + "-" + member));
        registry.add(shop + "operators[0].client-id", () -> name + "-ops");
        registry.add(shop + "operators[0].client-secret", () -> secretOf(name + "-ops"));
    }

    protected static String secretOf(String client) {
        return client + " knows+this/one";
    }

    /** A bearer token of one of the configured clients. */
    protected String token(String client) throws Exception {
        HttpResponse<String> response = tokenRequest(client, secretOf(client), "grant_type=client_credentials");
        return json(response).path("access_token").asString();
    }

    protected HttpResponse<String> tokenRequest(String client, String secret, String form) throws Exception {
        String credentials = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return send(request("/oauth2/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    protected HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** With a new key. */
    protected HttpResponse<String> post(String token, String path, String body) throws Exception {
        return post(token, path, body, UUID.randomUUID().toString());
    }

    protected HttpResponse<String> post(String token, String path, String body, String key) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A count of a piece as galleria-lume pushes it to aurora, signed. */
    protected HttpResponse<String> pushStock(String sku, int quantity, int sequence) throws Exception {
        String id = "msg_" + UUID.randomUUID();
        Instant at = clock.instant();
        String body = """
                {"timestamp":"%1$s","data":{"levels":[
                  {"sku":"%2$s","quantity":%3$d,"sequence":%4$d,"asOf":"%1$s"}]}}
                """.formatted(at, sku, quantity, sequence);
        return send(request("/webhooks/aurora/galleria-lume/stock")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", new Webhook(SECRET).sign(id, at.getEpochSecond(), body))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Status and code of a problem. */
    protected static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response).path("code").asString();
    }

    /** Does the work in one transaction of the shop aurora. */
    protected <T> T inShop(Supplier<T> work) {
        return Tenancy.in(
                new TenantId(1),
                () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** What a command of the operator of aurora prints, to either stream, when it ends with this status. */
    protected String hub(int status, String command, String... arguments) {
        String[] access = {
            "--url", "http://localhost:" + port, "--client-id", "aurora-ops", "--client-secret", secretOf("aurora-ops")
        };
        String[] all = new String[1 + arguments.length + access.length];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        System.arraycopy(access, 0, all, 1 + arguments.length, access.length);
        var printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (var both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            assertThat(HubCommand.run(all)).isEqualTo(status);
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
