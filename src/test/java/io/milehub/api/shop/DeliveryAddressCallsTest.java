package io.milehub.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member says at checkout where the order is to go, over HTTP. */
class DeliveryAddressCallsTest extends ShopTestCase {
    private static final String HOME = """
            {"name":"Anna Rossi","lines":["Via Manzoni 12"],"city":"Milano","region":"MI","postalCode":"20121",
             "country":"IT"}""";

    @Test
    void an_address_is_given_read_and_replaced_until_the_checkout_is_paid() throws Exception {
        String anna = token("aurora-anna");
        String checkout = checkout(anna);
        String path = "/api/checkouts/" + checkout + "/address";
        assertThat(code(get(path, anna))).isEqualTo("404 no-address");
        assertThat(put(anna, path, HOME.replace("Via Manzoni 12", "Via Roma 1")).statusCode())
                .isEqualTo(204);
        HttpResponse<String> given = put(anna, path, HOME);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(204);
        assertThat(json(get(path, anna)).path("lines").get(0).asString()).isEqualTo("Via Manzoni 12");

        assertThat(pay(anna, checkout, "tok_ok", "address-" + checkout).statusCode())
                .isEqualTo(201);
        assertThat(code(put(anna, path, HOME))).isEqualTo("409 checkout-closed");
        assertThat(json(get(path, anna)).path("postalCode").asString()).isEqualTo("20121");
    }

    @Test
    void another_members_checkout_is_as_absent_as_none_and_bad_fields_are_named() throws Exception {
        String anna = token("aurora-anna");
        String path = "/api/checkouts/" + checkout(anna) + "/address";
        assertThat(code(put(token("borealis-clara"), path, HOME))).isEqualTo("404 unknown-checkout");
        assertThat(code(get(path, token("borealis-clara")))).isEqualTo("404 unknown-checkout");
        assertThat(code(put(anna, path, HOME.replace("\"MI\"", "null").replace("IT", "US"))))
                .isEqualTo("400 invalid-request");
        assertThat(code(put(anna, path, HOME.replace("IT", "FR")))).isEqualTo("409 address-elsewhere");

        HttpResponse<String> cityless = put(anna, path, HOME.replace("\"city\":\"Milano\",", ""));
        assertThat(code(cityless)).isEqualTo("400 invalid-request");
        assertThat(json(cityless).path("field").asString()).isEqualTo("city");
        assertThat(code(get(path, anna))).as("nothing was kept").isEqualTo("404 no-address");
    }

    private HttpResponse<String> put(String token, String path, String body) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
