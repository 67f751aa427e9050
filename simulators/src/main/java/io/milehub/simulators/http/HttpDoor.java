package io.milehub.simulators.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on virtual threads; routes are added before it opens. */
public final class HttpDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int BODY_BYTES_MAX = 1 << 20;

    static {
        // Without it every answer on a kept connection waits 40 ms for the reader's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Route(String method, String prefix, boolean captures, String suffix, Function<Call, Reply> answer) {

        boolean fits(String path) {
            return captures
                    ? path.startsWith(prefix)
                            && path.endsWith(suffix)
                            && path.length() > prefix.length() + suffix.length()
                            && capturedFrom(path).indexOf('/') < 0
                    : path.equals(prefix);
        }

        String capturedFrom(String path) {
            return captures ? path.substring(prefix.length(), path.length() - suffix.length()) : "";
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new ArrayList<>();

    /**
     * Binds the address, but answers nothing yet.
     *
     * @throws IOException when the port is taken
     */
    public HttpDoor(String bind, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(bind, port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        on("GET", "/health", call -> Reply.json(200, Map.of("status", "UP")));
    }

    /** Answers calls of this method and path; one {@code {id}} in the path captures a segment. */
    public HttpDoor on(String method, String path, Function<Call, Reply> answer) {
        int at = path.indexOf("{id}");
        routes.add(
                at < 0
                        ? new Route(method, path, false, "", answer)
                        : new Route(method, path.substring(0, at), true, path.substring(at + 4), answer));
        return this;
    }

    /** Begins to answer. */
    public HttpDoor open() {
        server.start();
        return this;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        List<Route> here = routes.stream().filter(route -> route.fits(path)).toList();
        if (here.isEmpty()) {
            return new CallRefused(404, "not-found", "Nothing answers at " + path + "; see docs/simulators.md.")
                    .reply();
        }
        for (Route route : here) {
            if (route.method().equals(exchange.getRequestMethod())) {
                return called(route, exchange);
            }
        }
        String allowed = here.stream().map(Route::method).distinct().collect(Collectors.joining(", "));
        return Reply.json(405, Map.of("error", "method", "message", "Use " + allowed), Map.of("Allow", allowed));
    }

    private static Reply called(Route route, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return new CallRefused(413, "too-large", "A body may have " + BODY_BYTES_MAX + " bytes.").reply();
        }
        var uri = exchange.getRequestURI();
        try {
            return route.answer()
                    .apply(Call.of(
                            route.method(),
                            uri,
                            route.capturedFrom(uri.getPath()),
                            exchange.getRequestHeaders(),
                            new String(body, StandardCharsets.UTF_8)));
        } catch (CallRefused refused) {
            return refused.reply();
        } catch (RuntimeException unexpected) {
            LOG.error("{} {} failed", route.method(), uri, unexpected);
            return new CallRefused(500, "internal-error", String.valueOf(unexpected.getMessage())).reply();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.HungUp silence -> LOG.info("{} on {}", silence, exchange.getRequestURI());
            case Reply.Whole whole -> {
                byte[] body = whole.body().getBytes(StandardCharsets.UTF_8);
                whole.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(whole.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
            case Reply.Torn torn -> {
                byte[] body = torn.body().getBytes(StandardCharsets.UTF_8);
                torn.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, Math.min(torn.sentBytes(), body.length - 1));
                exchange.getResponseBody().flush();
            }
            case Reply.Streamed streamed -> {
                streamed.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    streamed.body().writeTo(out);
                }
            }
        }
    }
}
