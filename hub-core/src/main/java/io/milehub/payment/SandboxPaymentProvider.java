package io.milehub.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.money.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The card payment sandbox over HTTP. Its wire format stands in {@code docs/simulators.md}, section payment.
 */
@Component
public class SandboxPaymentProvider implements PaymentProvider {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PaymentLimits limits;
    private final HttpClient http;

    SandboxPaymentProvider(PaymentLimits limits) {
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Capture capture() {
        return Capture.MULTI_CAPTURE;
    }

    @Override
    public ProviderAnswer authorise(String reference, Money amount, String token) {
        return post(
                "/v1/payments",
                reference,
                Map.of(
                        "reference",
                        reference,
                        "amountMinor",
                        amount.minor(),
                        "currency",
                        amount.currency().getCurrencyCode(),
                        "token",
                        token,
                        "capture",
                        "manual"));
    }

    @Override
    public ProviderAnswer find(String reference) {
        String query = "/v1/payments?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        return call(query, HttpRequest.newBuilder().GET());
    }

    @Override
    public ProviderAnswer capture(String providerId, Money amount, String key) {
        return post(path(providerId, "capture"), key, Map.of("amountMinor", amount.minor()));
    }

    @Override
    public ProviderAnswer cancel(String providerId, String key) {
        return post(path(providerId, "void"), key, Map.of());
    }

    @Override
    public ProviderAnswer refund(String providerId, Money amount, String key) {
        return post(path(providerId, "refund"), key, Map.of("amountMinor", amount.minor()));
    }

    private static String path(String providerId, String action) {
        return "/v1/payments/" + URLEncoder.encode(providerId, StandardCharsets.UTF_8) + "/" + action;
    }

    private ProviderAnswer post(String path, String key, Map<String, Object> body) {
        byte[] bytes;
        try {
            bytes = JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts and numbers is JSON", impossible);
        }
        return call(
                path,
                HttpRequest.newBuilder()
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private ProviderAnswer call(String path, HttpRequest.Builder request) {
        URI base = limits.baseUrl();
        if (base == null) {
            return new ProviderAnswer.Unclear("no payment provider is configured");
        }
        String root = base.toString().replaceAll("/+$", "");
        HttpRequest ready = request.uri(URI.create(root + path)).build();
        var sent = http.sendAsync(
                ready,
                answer -> HttpResponse.BodySubscribers.limiting(
                        HttpResponse.BodySubscribers.ofByteArray(), limits.answerBytesMax()));
        return answered(sent);
    }

    /** The deadline covers the whole answer; the client's own ends with the headers. */
    private ProviderAnswer answered(CompletableFuture<HttpResponse<byte[]>> sent) {
        try {
            HttpResponse<byte[]> answer = sent.get(limits.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return read(answer.statusCode(), answer.body());
        } catch (TimeoutException _) {
            sent.cancel(true);
            return new ProviderAnswer.Unclear("no answer within " + limits.answerTimeout());
        } catch (ExecutionException broken) {
            return new ProviderAnswer.Unclear(String.valueOf(broken.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            sent.cancel(true);
            return new ProviderAnswer.Unclear("interrupted while waiting");
        }
    }

    private static ProviderAnswer read(int status, byte[] body) {
        if (status == 200 || status == 201) {
            return payment(body);
        }
        String slug = slug(body);
        return switch (status) {
            case 404 -> new ProviderAnswer.Absent();
            case 400, 422 -> new ProviderAnswer.Refused(slug);
            default -> new ProviderAnswer.Unclear("status " + status + " " + slug);
        };
    }

    private static ProviderAnswer payment(byte[] body) {
        JsonNode read = json(body);
        if (read == null) {
            return new ProviderAnswer.Unclear("an answer that is not JSON");
        }
        JsonNode list = read.get("payments");
        if (list != null) {
            return list.isEmpty() ? new ProviderAnswer.Absent() : one(list.get(list.size() - 1));
        }
        return one(read);
    }

    private static ProviderAnswer one(JsonNode payment) {
        String id = payment.path("id").asText();
        if (id.isEmpty()) {
            return new ProviderAnswer.Unclear("an answer without a payment's id");
        }
        if (payment.path("voided").asBoolean()) {
            return new ProviderAnswer.Voided(id);
        }
        return switch (payment.path("status").asText()) {
            case "authorised" -> authorised(id, payment);
            case "declined" ->
                new ProviderAnswer.Declined(id, payment.path("declineReason").asText("declined"));
            case "action_required" ->
                new ProviderAnswer.ActionRequired(id, payment.path("actionUrl").asText(null));
            case String other -> new ProviderAnswer.Unclear("a payment of status " + other);
        };
    }

    private static ProviderAnswer authorised(String id, JsonNode payment) {
        JsonNode minor = payment.path("amountMinor");
        if (!minor.canConvertToExactIntegral() || !minor.canConvertToLong()) {
            return new ProviderAnswer.Unclear("an authorisation without its amount");
        }
        try {
            Currency currency = Currency.getInstance(payment.path("currency").asText());
            Instant expiresAt = instant(payment.path("expiresAt").asText());
            return new ProviderAnswer.Authorised(id, new Money(minor.asLong(), currency), expiresAt);
        } catch (IllegalArgumentException _) {
            return new ProviderAnswer.Unclear("an authorisation without a currency");
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String slug(byte[] body) {
        JsonNode read = json(body);
        return read == null ? "" : read.path("error").asText();
    }

    private static @Nullable JsonNode json(byte[] body) {
        try (InputStream in = new ByteArrayInputStream(body)) {
            return JSON.readTree(in);
        } catch (IOException _) {
            return null;
        }
    }
}
