package io.milehub.inventory;

/** A basket that breaks a limit; the message names the field and the limit. */
public final class InvalidBasket extends RuntimeException {
    private final String field;

    InvalidBasket(String field, String detail) {
        super(detail);
        this.field = field;
    }

    /** The offending field, as a path in the request. */
    public String field() {
        return field;
    }
}
