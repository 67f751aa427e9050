package io.milehub.simulators.lume;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A subscriber on a real socket: verifies by the library, and refuses as often as a test wants. */
final class Inbox implements AutoCloseable {

    static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a secret of the tests' own".getBytes(StandardCharsets.UTF_8));

    /** One arrival; the body as its bytes say. */
    record Arrival(String id, String topic, String body) {}

    private final HttpServer server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private int toRefuse;

    Inbox(int toRefuse) throws IOException {
        this.toRefuse = toRefuse;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks/", this::receive);
        server.start();
    }

    Subscriber subscriber() {
        return Subscriber.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks|" + SECRET);
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Each message once, in the order of its first arrival. */
    synchronized Map<String, Arrival> messages() {
        Map<String, Arrival> messages = new LinkedHashMap<>();
        arrivals.forEach(arrival -> messages.putIfAbsent(arrival.id(), arrival));
        return messages;
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = verified(exchange, body) ? 202 : 401;
            if (status == 202) {
                String path = exchange.getRequestURI().getPath();
                arrivals.add(new Arrival(
                        Objects.requireNonNull(exchange.getRequestHeaders().getFirst("webhook-id")),
                        path.substring("/hooks/".length()),
                        body));
                status = toRefuse-- > 0 ? 503 : 202;
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static boolean verified(HttpExchange exchange, String body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        try {
            new Webhook(SECRET).verify(body, headers);
            return true;
        } catch (com.standardwebhooks.exceptions.WebhookVerificationException forged) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
