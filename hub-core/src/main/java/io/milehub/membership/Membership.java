package io.milehub.membership;

/** What a member is subscribed to now. */
public record Membership(long memberId, String plan, String tier, State state) {
    /** Where a membership stands. */
    public enum State {
        INVITED,
        ACTIVE,
        PAST_DUE,
        SUSPENDED,
        LAPSED
    }

    /** A member whose dues are late still shops; one who is invited, suspended or lapsed does not. */
    public boolean mayShop() {
        return state == State.ACTIVE || state == State.PAST_DUE;
    }
}
