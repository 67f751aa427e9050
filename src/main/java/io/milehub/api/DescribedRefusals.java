package io.milehub.api;

import io.milehub.idempotency.Call;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Writes into {@code /openapi.json} what every call may be refused with, what {@link Refuses} adds for one, and the
 * {@code Idempotency-Key} of those that need one.
 */
@Component
class DescribedRefusals implements OperationCustomizer, OpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    private static final List<String> OF_ALL =
            List.of("401 token-missing", "401 token-refused", "403 scope-missing", "403 tenant-missing", "503 busy");
    private static final List<String> OF_MEMBERS = List.of("403 membership-not-active", "403 member-required");
    private static final List<String> OF_UNSAFE = List.of(
            "400 idempotency-key-missing",
            "400 invalid-request",
            "400 unreadable-json",
            "400 unknown-field",
            "403 subject-missing",
            "409 call-in-flight",
            "413 body-too-large",
            "422 idempotency-key-reused");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Refuses own = method.getMethodAnnotation(Refuses.class);
        if (own != null) {
            List.of(own.value()).forEach(refusal -> refused(operation, refusal));
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        if (!path.startsWith("/api/") && !path.startsWith("/ops/")) {
            return;
        }
        OF_ALL.forEach(refusal -> refused(operation, refusal));
        if (path.startsWith("/api/")) {
            OF_MEMBERS.forEach(refusal -> refused(operation, refusal));
        }
        if (UnsafeCalls.asksKey(method.name(), path)) {
            OF_UNSAFE.forEach(refusal -> refused(operation, refusal));
            if (operation.getParameters() != null) {
                operation.getParameters().removeIf(parameter -> UnsafeCalls.KEY.equals(parameter.getName()));
            }
            operation.addParametersItem(key());
        }
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.setDescription("RFC 9457: detail says what was refused, why, and what to do; code never changes; some"
                + " codes come with more.");
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("code", new StringSchema());
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static HeaderParameter key() {
        var key = new HeaderParameter();
        key.setName(UnsafeCalls.KEY);
        key.setRequired(true);
        key.setDescription("A new one for each new call, the same one to repeat a call: the repeat gets the kept answer"
                + " for 24 hours, with Idempotency-Replayed: true.");
        key.setSchema(new StringSchema().minLength(1).maxLength(Call.KEY_MAX));
        return key;
    }

    /** @param refusal status and slug */
    private static void refused(Operation operation, String refusal) {
        String[] parts = refusal.split(" ", 2);
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        ApiResponse response = operation.getResponses().computeIfAbsent(parts[0], status -> answer(status));
        String said = response.getDescription();
        if (said == null || !List.of(said.split(", ")).contains(parts[1])) {
            response.setDescription(said == null || said.isEmpty() ? parts[1] : said + ", " + parts[1]);
        }
    }

    private static ApiResponse answer(String status) {
        var response = new ApiResponse()
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        return status.equals("503")
                ? response.addHeaderObject(
                        "Retry-After", new Header().description("seconds").schema(new IntegerSchema()))
                : response;
    }
}
