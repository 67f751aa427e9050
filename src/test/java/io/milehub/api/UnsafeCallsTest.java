package io.milehub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.RunningHubTestCase;
import io.milehub.catalogue.Splits;
import io.milehub.idempotency.Call;
import io.milehub.idempotency.Idempotency;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Whatever changes something asks for a key, by one rule for members and operators. */
class UnsafeCallsTest extends RunningHubTestCase {
    private static final Set<RequestMethod> SAFE =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS, RequestMethod.TRACE);

    /** Webhooks go by their own id and body; the error page is what a refused call is shown. */
    private static final Set<String> EXCEPTIONS = Set.of("POST /webhooks/{tenant}/{source}/{feed}", "ANY /error");

    private static final String WHY = "{\"why\":\"another coat\"}";

    private static final String OFFER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select tenant_id, supplier_id, :sku from intake.source where tenant_id = 1 and source = 'galleria-lume'
            returning offer_id
            """;

    private static final String NODE_DIED = """
            update idempotency.request set leased_until = hub.now() - interval '1 second'
             where tenant_id = 1 and key = :key
            """;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private Splits splits;

    private final String key = UUID.randomUUID().toString();
    private String path = "";

    @BeforeEach
    void an_offer_to_be_split() {
        long offer = inShop(() ->
                jdbc.sql(OFFER).param("sku", "KEYED-" + key).query(Long.class).single());
        path = "/ops/offers/" + offer + "/split";
    }

    @Test
    void every_mapping_that_changes_something_answers_400_without_a_key() throws Exception {
        String member = token("aurora-anna");
        String operator = token("aurora-ops");
        Set<String> asked = new TreeSet<>();
        for (String mapping : unsafe()) {
            if (EXCEPTIONS.contains(mapping)) {
                continue;
            }
            String[] parts = mapping.split(" ", 2);
            assertThat(parts[0]).as(mapping).isNotEqualTo("ANY");
            String url = parts[1].replaceAll("\\{[^}]+}", "1");
            var answer = send(request(url)
                    .header("Authorization", "Bearer " + (url.startsWith("/api/") ? member : operator))
                    .header("Content-Type", "application/json")
                    .method(parts[0], HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(code(answer)).as(mapping).isEqualTo("400 idempotency-key-missing");
            assertThat(json(answer).path("detail").asString()).contains("Idempotency-Key", "a new one");
            asked.add(mapping);
        }
        assertThat(asked)
                .contains("POST /api/holds", "DELETE /api/holds/{id}", "POST /ops/runs/{id}/release")
                .hasSizeGreaterThanOrEqualTo(11);
        assertThat(unsafe()).containsAll(EXCEPTIONS);
    }

    @Test
    void the_api_describes_the_key_of_each_such_call_and_what_it_may_be_refused_with() throws Exception {
        var paths = json(send(request("/openapi.json"))).path("paths");
        for (String mapping : unsafe()) {
            if (EXCEPTIONS.contains(mapping)) {
                continue;
            }
            String[] parts = mapping.split(" ", 2);
            var operation = paths.path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
            assertThat(operation
                            .path("parameters")
                            .valueStream()
                            .filter(parameter ->
                                    parameter.path("name").asString().equals("Idempotency-Key")))
                    .as(mapping)
                    .singleElement()
                    .matches(parameter -> parameter.path("required").asBoolean());
            assertThat(operation
                            .path("responses")
                            .path("422")
                            .path("description")
                            .asString())
                    .as(mapping)
                    .isEqualTo("idempotency-key-reused");
            assertThat(operation.path("responses").path("503").path("headers").has("Retry-After"))
                    .as(mapping)
                    .isTrue();
        }
        var hold = paths.path("/api/holds").path("post").path("responses");
        assertThat(hold.has("201")).isTrue();
        assertThat(hold.path("409").path("description").asString()).contains("out-of-stock", "call-in-flight");
    }

    @Test
    void a_repeat_gets_the_same_bytes_and_has_no_second_effect() throws Exception {
        String operator = token("aurora-ops");
        HttpResponse<String> first = post(operator, path, WHY, key);
        HttpResponse<String> again = post(operator, path, WHY, key);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(code(post(operator, path, WHY))).isEqualTo("409 offer-already-split");
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_kept_too_and_outlives_its_cause() throws Exception {
        String operator = token("aurora-ops");
        String rejoin = path.replace("/split", "/rejoin");
        HttpResponse<String> refused = post(operator, rejoin, WHY, key);
        assertThat(code(refused)).isEqualTo("409 offer-not-split");
        assertThat(post(operator, path, WHY).statusCode()).isEqualTo(200);
        assertThat(post(operator, rejoin, WHY, key).body()).isEqualTo(refused.body());
    }

    @Test
    void a_key_that_was_used_for_another_body_path_or_query_is_refused() throws Exception {
        String operator = token("aurora-ops");
        assertThat(post(operator, path, WHY, key).statusCode()).isEqualTo(200);
        String rejoin = path.replace("/split", "/rejoin");
        for (HttpResponse<String> other : List.of(
                post(operator, path, "{\"why\":\"another shoe\"}", key),
                post(operator, rejoin, WHY, key),
                post(operator, path + "?sure=yes", WHY, key))) {
            assertThat(code(other)).isEqualTo("422 idempotency-key-reused");
            assertThat(json(other).path("detail").asString()).contains("POST " + path, "use a new key");
        }
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void a_key_belongs_to_its_caller_and_its_shop_alone() throws Exception {
        assertThat(post(token("aurora-ops"), path, WHY, key).statusCode()).isEqualTo(200);
        assertThat(code(post(token("borealis-ops"), path, WHY, key))).isEqualTo("404 offer-unknown");
        assertThat(code(post(token("aurora-anna"), "/api/checkouts", "{\"holdId\":\"999999999998\"}", key)))
                .isEqualTo("404 unknown-hold");
        assertThat(code(post(token("borealis-clara"), "/api/checkouts", "{\"holdId\":\"999999999999\"}", key)))
                .isEqualTo("404 unknown-hold");
    }

    @Test
    void a_call_that_runs_elsewhere_is_told_to_wait() throws Exception {
        admitted();
        HttpResponse<String> early = post(token("aurora-ops"), path, WHY, key);
        assertThat(code(early)).isEqualTo("409 call-in-flight");
        assertThat(early.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 5));
        assertThat(decisions()).isZero();
    }

    @Test
    void a_call_whose_node_died_after_its_effect_succeeds_when_it_is_repeated() throws Exception {
        admitted();
        Tenancy.in(new TenantId(1), () -> splits.split(offer(), "aurora-ops", "another coat"));
        nodeDied();
        String operator = token("aurora-ops");
        HttpResponse<String> again = post(operator, path, WHY, key);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(json(again).path("split").path("why").asString()).isEqualTo("another coat");
        assertThat(decisions()).isEqualTo(1);
        assertThat(post(operator, path, WHY, key).body()).isEqualTo(again.body());
        assertThat(code(post(operator, path, WHY))).isEqualTo("409 offer-already-split");
    }

    @Test
    void a_call_whose_node_died_before_its_effect_has_it_when_it_is_repeated() throws Exception {
        admitted();
        nodeDied();
        assertThat(post(token("aurora-ops"), path, WHY, key).statusCode()).isEqualTo(200);
        assertThat(decisions()).isEqualTo(1);
    }

    /** As another node admits the call, of which it then says nothing. */
    private void admitted() {
        var call = Call.of("aurora-ops", key, "POST", path, null, WHY.getBytes(StandardCharsets.UTF_8));
        Tenancy.in(new TenantId(1), () -> idempotency.admit(call));
    }

    private void nodeDied() {
        inShop(() -> jdbc.sql(NODE_DIED).param("key", key).update());
    }

    private long decisions() {
        return inShop(() -> jdbc.sql("select count(*) from audit.entry where tenant_id = 1 and subject = :subject")
                .param("subject", "offer:" + offer())
                .query(Long.class)
                .single());
    }

    private long offer() {
        return Long.parseLong(path.split("/", -1)[3]);
    }

    /** All that is mapped to a method that is not safe; a mapping that names none takes any. */
    private Set<String> unsafe() {
        Set<String> unsafe = new TreeSet<>();
        mappings.forEach(all -> all.getHandlerMethods().keySet().forEach(mapping -> unsafe.addAll(unsafe(mapping))));
        return unsafe;
    }

    private static List<String> unsafe(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Stream<String> names = methods.isEmpty()
                ? Stream.of("ANY")
                : methods.stream().filter(method -> !SAFE.contains(method)).map(RequestMethod::name);
        List<String> found = new ArrayList<>();
        names.forEach(name -> mapping.getPatternValues().forEach(pattern -> found.add(name + " " + pattern)));
        return found;
    }
}
