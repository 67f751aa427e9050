package io.milehub.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/** A member in front of one node of the hub: hold, checkout, payment, order, as the API documents them. */
record Shop(HubNode node, String token) {

    static Shop of(HubNode node, int buyer) {
        return new Shop(node, node.token("aurora-buyer-" + buyer, Suppliers.SECRET, "shop"));
    }

    Http.Answer get(String path) {
        return Http.get(node.url(path), token);
    }

    Http.Answer hold(String linesJson) {
        return Http.post(node.url("/api/holds"), token, "{\"lines\":[" + linesJson + "]}");
    }

    static String line(long variant, int quantity) {
        return "{\"variantId\":\"" + variant + "\",\"quantity\":" + quantity + "}";
    }

    /** Pays a hold and returns the order's id. */
    String buy(JsonNode hold) {
        String holdId = hold.get("id").asText();
        JsonNode checkout = Http.post(node.url("/api/checkouts"), token, "{\"holdId\":\"" + holdId + "\"}")
                .expect(201)
                .json();
        JsonNode paid = Http.post(
                        node.url("/api/checkouts/" + checkout.get("id").asText() + "/payment"),
                        token,
                        "{\"method\":\"card\",\"token\":\"tok_ok\"}")
                .expect(201)
                .json();
        return paid.get("id").asText();
    }
}
