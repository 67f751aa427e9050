package io.milehub.intake.guard;

/** One piece as a supplier tells of it. */
record Piece(String sku, String brand, String title, String category, long cents, String currency, String quantity) {
    private static final String[] BRANDS = {"Maison Aurelle", "Lume"};

    /** Every second one is of Maison Aurelle. */
    static Piece of(int number) {
        return new Piece(
                "SKU-" + (10_000 + number),
                BRANDS[number % 2],
                "Coat no. " + number,
                "women/coats",
                10_000 + 100L * number,
                "EUR",
                "5");
    }

    Piece titled(String other) {
        return new Piece(sku, brand, other, category, cents, currency, quantity);
    }

    Piece in(String otherCategory) {
        return new Piece(sku, brand, title, otherCategory, cents, currency, quantity);
    }

    /** @param percent of the price it had */
    Piece priced(int percent) {
        return new Piece(sku, brand, title, category, cents * percent / 100, currency, quantity);
    }

    Piece sold(String otherCurrency) {
        return new Piece(sku, brand, title, category, cents, otherCurrency, quantity);
    }

    Piece counted(String other) {
        return new Piece(sku, brand, title, category, cents, currency, other);
    }

    String amount() {
        return cents / 100 + "." + String.format("%02d", cents % 100);
    }
}
