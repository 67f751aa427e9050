package io.milehub.api.security;

/** The claims that the hub reads in a token, its own or a foreign issuer's, beside {@code sub} and {@code scope}. */
final class Claims {

    /** The tenant's number. */
    static final String TENANT = "tenant";

    /** The member's id as text; absent in an operator's token. */
    static final String MEMBER = "member";

    /** The member's tier when the token was issued; requests go by the tier of the moment. */
    static final String TIER = "tier";

    private Claims() {}
}
