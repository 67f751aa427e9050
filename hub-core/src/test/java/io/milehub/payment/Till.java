package io.milehub.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A small payment provider over real HTTP that speaks the sandbox's wire format (docs/simulators.md, section
 * payment) and misbehaves by token. It counts what it reserved, so that a test can tell a double charge.
 */
public final class Till implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Paid> byReference = new LinkedHashMap<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final HttpServer server;
    private volatile boolean down;

    /** A payment that the till knows. */
    private static final class Paid {
        private final String id;
        private final String reference;
        private final long minor;
        private String status;
        private boolean voided;

        Paid(String id, String reference, long minor, String status) {
            this.id = id;
            this.reference = reference;
            this.minor = minor;
            this.status = status;
        }

        String json() {
            return """
                    {"id":"%s","reference":"%s","status":"%s","amountMinor":%d,"currency":"EUR","voided":%b,
                     "expiresAt":"2036-03-08T09:00:00Z","declineReason":"insufficient_funds"}
                    """.formatted(id, reference, status, minor, voided);
        }
    }

    public Till() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/payments", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers nothing but 500 until it is up again. */
    public void goDown(boolean now) {
        down = now;
    }

    /** How much is reserved, over all payments that were not voided. */
    public synchronized long reservedMinor() {
        return byReference.values().stream()
                .filter(paid -> paid.status.equals("authorised") && !paid.voided)
                .mapToLong(paid -> paid.minor)
                .sum();
    }

    public synchronized int payments() {
        return byReference.size();
    }

    /** The member acted at the provider. */
    public synchronized void confirmAll() {
        byReference.values().forEach(paid -> paid.status = "authorised");
    }

    /** A payment that arrives at the provider late, by a way that we did not see. */
    public synchronized void arrives(String reference, long minor) {
        byReference.put(reference, new Paid("pay_late", reference, minor, "authorised"));
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            JsonNode body = JSON.readTree(call.getRequestBody().readAllBytes());
            String path = call.getRequestURI().getPath();
            if (down) {
                answer(call, 500, "{\"error\":\"internal-error\"}");
            } else if (call.getRequestMethod().equals("GET")) {
                String reference = call.getRequestURI().getQuery().replace("reference=", "");
                answer(call, 200, "{\"payments\":[" + find(reference) + "]}");
            } else if (path.endsWith("/void")) {
                answer(call, 200, cancel(path.split("/", -1)[3]));
            } else {
                authorise(call, body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void authorise(HttpExchange call, JsonNode body) throws IOException, InterruptedException {
        String token = body.path("token").asText();
        boolean first = find(body.path("reference").asText()).isEmpty();
        if (token.equals("tok_error")) {
            answer(call, 500, "{\"error\":\"internal-error\"}");
            return;
        }
        String json = reserve(body, token);
        if (token.equals("tok_lost_answer") && first) {
            return;
        }
        if (token.equals("tok_slow") && first) {
            release.await();
            return;
        }
        answer(call, 201, json);
    }

    private synchronized String reserve(JsonNode body, String token) {
        String reference = body.path("reference").asText();
        String status = switch (token) {
            case "tok_declined" -> "declined";
            case "tok_action" -> "action_required";
            default -> "authorised";
        };
        return byReference
                .computeIfAbsent(
                        reference,
                        _ -> new Paid(
                                "pay_" + byReference.size(),
                                reference,
                                body.path("amountMinor").asLong(),
                                status))
                .json();
    }

    private synchronized String find(String reference) {
        Paid paid = byReference.get(reference);
        return paid == null ? "" : paid.json();
    }

    private synchronized String cancel(String id) {
        Paid paid = byReference.values().stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow();
        paid.voided = true;
        return paid.json();
    }

    private static void answer(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        release.countDown();
        server.stop(0);
    }
}
