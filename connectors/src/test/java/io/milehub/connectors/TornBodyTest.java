package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A body that breaks off is no delivery, also where what has come of it is a well-formed document. Every announcement
 * of a length that HTTP/1.1 knows (RFC 9112, section 6) is torn once.
 */
class TornBodyTest {
    private static final String JOB = "aurora/maison-aurelle/catalogue";
    private static final String DOCUMENT = "{\"styles\":[]}";

    enum Torn {
        LENGTH("Content-Length: 1000\r\n\r\n" + DOCUMENT),
        CHUNK("Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + DOCUMENT),
        BETWEEN_CHUNKS("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(DOCUMENT.length()) + "\r\n" + DOCUMENT
                + "\r\n"),
        IN_CHUNK_SIZE("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(DOCUMENT.length()) + "\r\n" + DOCUMENT
                + "\r\n1"),
        GZIP("Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzipWithoutEnd());

        private final String answer;

        Torn(String headersAndBody) {
            this.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headersAndBody;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_breaks_off_never_becomes_a_delivery(Torn torn) throws Exception {
        try (ServerSocket supplier = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
                RouteHarness routes = RouteHarness.of("maison-aurelle", settings(supplier))) {
            Thread.ofVirtual().start(() -> answerAll(supplier, torn.answer.getBytes(StandardCharsets.ISO_8859_1)));

            assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);

            assertThat(routes.intake.bodies).isEmpty();
            assertThat(routes.calls()).last().asString().startsWith("1 fail");
            assertThat(routes.pauses).as("it was asked again").isNotEmpty();
        }
    }

    private static Map<String, String> settings(ServerSocket supplier) {
        return Map.of("base-url", "http://127.0.0.1:" + supplier.getLocalPort(), "api-key", "key");
    }

    private static void answerAll(ServerSocket supplier, byte[] answer) {
        while (true) {
            try (Socket caller = supplier.accept()) {
                readRequest(caller);
                caller.getOutputStream().write(answer);
                caller.shutdownOutput();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A request without a body ends with an empty line. */
    private static void readRequest(Socket caller) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
    }

    /** Without its last eight bytes, the checksum and the length of what was compressed. */
    private static String gzipWithoutEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        byte[] whole = bytes.toByteArray();
        return new String(whole, 0, whole.length - 8, StandardCharsets.ISO_8859_1);
    }
}
