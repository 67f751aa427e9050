package io.milehub.app;

import io.milehub.api.webhook.WebhookSecret;
import java.io.IOException;
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
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One hub with its own PostgreSQL for all tests over HTTP: two shops, one source that sends webhooks to the first. */
@SpringBootTest(classes = HubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningHubTestCase {

    /** Signs for galleria-lume at aurora, beside an older secret that is on its way out. */
    protected static final String SECRET = WebhookSecret.generate();

    private static final String OLD_SECRET = WebhookSecret.generate();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    protected final Clock clock = Clock.systemUTC();

    @DynamicPropertySource
    static void configuration(DynamicPropertyRegistry registry) throws IOException {
        Path data = Files.createTempDirectory("hub-test");
        registry.add("milehub.home", () -> System.getProperty("milehub.root"));
        registry.add("milehub.data", data::toString);
        registry.add("milehub.routes", () -> webhookRoutes(data.resolve("routes")));
        registry.add("milehub.webhooks.body-max", () -> "64KB");
        shop(registry, 0, "aurora", "anna");
        shop(registry, 1, "borealis", "clara");
        String source = "milehub.tenants[0].sources.galleria-lume.";
        registry.add(source + "supplier", () -> "Galleria Lume");
        registry.add(source + "webhook-secret", () -> OLD_SECRET + "," + SECRET);
    }

    /** The distributor's routes from the repository, without its catalogue: nothing here is to be pulled. */
    private static String webhookRoutes(Path routes) {
        Path shipped = Path.of(System.getProperty("milehub.root"), "routes", "galleria-lume");
        try {
            Path folder = Files.createDirectories(routes.resolve("galleria-lume"));
            for (String route : List.of("stock.camel.yaml", "prices.camel.yaml")) {
                Files.copy(shipped.resolve(route), folder.resolve(route));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return routes.toString();
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

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
