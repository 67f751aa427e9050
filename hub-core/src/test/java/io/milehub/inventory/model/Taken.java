package io.milehub.inventory.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A hold in the reference, and its pieces once they are sold. */
final class Taken {
    enum State {
        HELD,
        PINNED,
        COMMITTED,
        RELEASED,
        EXPIRED
    }

    final int number;
    final int member;
    final @Nullable String key;
    final Instant expiresAt;
    final List<Part> parts;
    State state = State.HELD;
    final SortedMap<Place, List<Piece>> sold = new TreeMap<>();

    record Part(int variant, Place place, int quantity) {
        @Override
        public String toString() {
            return "v" + variant + "=" + place + "x" + quantity;
        }
    }

    /** One sold piece and what the supplier said of it, on its own clock. */
    static final class Piece {
        boolean committed = true;

        @Nullable
        Instant acknowledged;

        @Nullable
        Instant shipped;

        @Nullable
        Instant refused;

        @Nullable
        Instant cancelled;

        /** Whether it is still ours to deliver, so that a lifetime limit counts it. */
        boolean isSold() {
            return refused == null && cancelled == null;
        }
    }

    Taken(int number, int member, @Nullable String key, Instant expiresAt, List<Part> parts) {
        this.number = number;
        this.member = member;
        this.key = key;
        this.expiresAt = expiresAt;
        this.parts = parts;
    }

    /** Whether its pieces are set aside, also past a deadline that nobody has acted on yet. */
    boolean holds() {
        return state == State.HELD || state == State.PINNED;
    }

    boolean isLive(Instant now) {
        return state == State.PINNED || (state == State.HELD && now.isBefore(expiresAt));
    }

    void sell() {
        state = State.COMMITTED;
        for (Part part : parts) {
            List<Piece> pieces = sold.computeIfAbsent(part.place(), _ -> new ArrayList<>());
            for (int i = 0; i < part.quantity(); i++) {
                pieces.add(new Piece());
            }
        }
    }
}
