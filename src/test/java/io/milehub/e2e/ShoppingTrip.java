package io.milehub.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.e2e.StockCalls.Call;
import io.milehub.e2e.StockHouse.Kind;
import io.milehub.e2e.StockHouse.Piece;
import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockJournal.Part;
import io.milehub.inventory.judge.StockJournal.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One basket of a buyer and what becomes of it: given back, left to its deadline, or paid. Chance comes from the trip's
 * own seed.
 */
final class ShoppingTrip {
    private static final Set<String> OF_HOLD = Set.of("201", "409 out-of-stock");
    private static final Set<String> OF_RELEASE = Set.of("204");
    private static final Set<String> OF_CHECKOUT = Set.of("201", "409 hold-ended");
    private static final Set<String> OF_PAYMENT =
            Set.of("201", "402 payment-declined", "409 payment-in-progress", "409 hold-ended");
    private static final int PAYMENTS_MAX = 60;
    private static final int SOLD_PERCENT = 35;
    private static final int ONES_SOLD_PERCENT = 4;
    private static final int NOT_LEFT_PERCENT = 80;
    private static final int FASHION_HOLDS = 40;
    private static final int FASHION_WIDTH = 4;

    private final StockHouse house;
    private final StockCalls calls;
    private final StockJournal journal;
    private final String token;
    private final Random random;
    private final Clock clock = Clock.systemUTC();
    private boolean wantsOne;

    ShoppingTrip(StockHouse house, StockCalls calls, StockJournal journal, String token, Random random) {
        this.house = house;
        this.calls = calls;
        this.journal = journal;
        this.token = token;
        this.random = random;
    }

    /** A hold that was paid for, as its supplier will hear of it. */
    record Bought(long hold, List<Part> parts) {}

    /** What was bought, or nothing. */
    @Nullable
    Bought go() {
        Told told = hold(basket());
        if (told == null) {
            return null;
        }
        int fate = random.nextInt(100);
        if (fate < (wantsOne ? ONES_SOLD_PERCENT : SOLD_PERCENT)) {
            return pay(told);
        }
        if (fate < NOT_LEFT_PERCENT) {
            giveBack(told);
        }
        return null;
    }

    /**
     * Five lines in any order, some of the same piece, and in two of five with one that is scarce; or the one that
     * everybody wants, or both. Of the first there is mostly enough, so that promises are made as often as refused.
     */
    private List<Piece> basket() {
        List<Piece> basket = new ArrayList<>();
        int kind = random.nextInt(10);
        if (kind >= 6) {
            wantsOne = true;
            basket.add(inFashion());
        }
        if (kind < 8) {
            Piece twice = one(Kind.PLENTY);
            basket.addAll(List.of(twice, twice));
            if (kind >= 4) {
                basket.add(one(Kind.SCARCE));
            }
            while (basket.size() < 5) {
                basket.add(one(Kind.PLENTY));
            }
        }
        Collections.shuffle(basket, random);
        return basket;
    }

    /** That piece, and others of which there are enough. */
    @Nullable
    Told race(Piece piece) {
        List<Piece> basket = new ArrayList<>(List.of(piece));
        Piece twice = one(Kind.PLENTY);
        basket.addAll(List.of(twice, twice, one(Kind.PLENTY), one(Kind.PLENTY)));
        Collections.shuffle(basket, random);
        return hold(basket);
    }

    /** Everybody wants the same few, and after a while others. */
    private Piece inFashion() {
        List<Piece> ones = house.pieces(Kind.ONE_OF_A_KIND);
        int now = journal.holds() / FASHION_HOLDS + random.nextInt(FASHION_WIDTH);
        return ones.get(now % ones.size());
    }

    private Piece one(Kind kind) {
        List<Piece> among = house.pieces(kind);
        return among.get(random.nextInt(among.size()));
    }

    @Nullable
    Told hold(List<Piece> basket) {
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        Map<Long, Integer> asked = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Piece piece : basket) {
            asked.merge(house.variant(piece), 1, Integer::sum);
            lines.add(Shop.line(house.variant(piece), 1));
        }
        String body = "{\"lines\":[" + String.join(",", lines) + "]}";
        Call call = new Call(token, "POST", "/api/holds", body, key, OF_HOLD);
        journal.asks(key);
        Told told = told(calls.insist(call, random), key, asked);
        if (told != null && random.nextInt(50) == 0) {
            // Somebody who has the answer and asks again nevertheless gets it again.
            told(calls.insist(call, random), key, asked);
        }
        return told;
    }

    private @Nullable Told told(Http.Answer answer, String key, Map<Long, Integer> asked) {
        if (answer.status() != 201) {
            journal.refused(key);
            return null;
        }
        JsonNode hold = answer.json();
        Set<Part> parts = new HashSet<>();
        hold.get("lines")
                .forEach(line -> parts.add(new Part(
                        line.get("variantId").asLong(),
                        line.get("offerId").asLong(),
                        line.get("location").asText(),
                        line.get("quantity").asInt())));
        Told told = new Told(key, hold.get("id").asLong(), asked, parts);
        Instant deadline = Instant.parse(hold.get("expiresAt").asText());
        journal.held(told, Duration.between(clock.instant(), deadline));
        return told;
    }

    private void giveBack(Told told) {
        journal.givesBack(told.hold());
        calls.insist(
                new Call(
                        token,
                        "DELETE",
                        "/api/holds/" + told.hold(),
                        "",
                        UUID.randomUUID().toString(),
                        OF_RELEASE),
                random);
        journal.gaveBack(told.hold());
    }

    private @Nullable Bought pay(Told told) {
        int fate = random.nextInt(10);
        return pay(told, fate == 0 ? "tok_declined" : fate == 1 ? "tok_lost_answer" : "tok_ok");
    }

    /** With a card that is good. */
    @Nullable
    Bought buy(Told told) {
        return pay(told, "tok_ok");
    }

    private @Nullable Bought pay(Told told, String card) {
        journal.pays(told.hold());
        String body = "{\"holdId\":\"" + told.hold() + "\"}";
        Http.Answer opened = calls.insist(
                new Call(
                        token, "POST", "/api/checkouts", body, UUID.randomUUID().toString(), OF_CHECKOUT),
                random);
        if (opened.status() != 201) {
            return null;
        }
        String path = "/api/checkouts/" + opened.json().get("id").asText() + "/payment";
        String tender = "{\"method\":\"card\",\"token\":\"" + card + "\"}";
        for (int tries = 0; tries < PAYMENTS_MAX; tries++) {
            // Of a payment that another call is at only a new call can tell the end.
            Http.Answer paid = calls.insist(
                    new Call(token, "POST", path, tender, UUID.randomUUID().toString(), OF_PAYMENT), random);
            if (paid.status() == 201) {
                journal.bought(told.hold(), paid.json().get("units").size());
                return new Bought(told.hold(), List.copyOf(told.parts()));
            }
            if (!paid.body().contains("payment-in-progress")) {
                return null;
            }
            StockCalls.pause();
        }
        throw new IllegalStateException("no end of the payment of hold " + told.hold());
    }
}
