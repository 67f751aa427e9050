package io.milehub.intake.lineage;

import java.util.List;
import java.util.Random;

/** A piece of a generated supplier, as it is at the moment. */
final class GeneratedPiece {
    private static final List<String> WORDS = List.of(
            "Coat",
            "Mäntelchen",
            "Robe d'été",
            "\"Aurora\"",
            "silk; lined",
            "wool & cashmere",
            "<b>soft</b>",
            "long",
            "Öland",
            "double-faced",
            "a, b and c",
            "pleated");
    private static final List<String> SIZES = List.of("38", "40", "42", "44", "46");

    final int number;
    final String style;
    final String size;
    String title;
    int priceMinor;
    int quantity;
    long sequence;
    boolean gone;

    GeneratedPiece(String prefix, int number, Random dice) {
        this.number = number;
        this.style = prefix + "-" + number / SIZES.size();
        this.size = SIZES.get(number % SIZES.size());
        this.title = title(dice);
        this.priceMinor = price(dice);
        this.quantity = dice.nextInt(20);
    }

    String sku() {
        return style + "-" + size;
    }

    /** Some of it becomes otherwise; every change of a count or price has a later sequence. */
    void live(Random dice, long now) {
        sequence = now;
        title = dice.nextInt(10) == 0 ? title(dice) : title;
        priceMinor = dice.nextInt(6) == 0 ? price(dice) : priceMinor;
        quantity = dice.nextInt(3) == 0 ? dice.nextInt(20) : quantity;
        gone = gone ? dice.nextInt(3) != 0 : dice.nextInt(12) == 0;
    }

    /** The same for all suppliers' pieces of one number, so that they share variants; some have none. */
    String gtin() {
        return number % 4 == 3 ? "" : withCheckDigit("803120%06d".formatted(number));
    }

    String amount(char decimalPoint) {
        return priceMinor / 100 + String.valueOf(decimalPoint) + "%02d".formatted(priceMinor % 100);
    }

    private static String title(Random dice) {
        return WORDS.get(dice.nextInt(WORDS.size())) + " " + WORDS.get(dice.nextInt(WORDS.size())) + " "
                + dice.nextInt(1_000);
    }

    private static int price(Random dice) {
        return 5_000 + dice.nextInt(300_000);
    }

    private static String withCheckDigit(String twelve) {
        int sum = 0;
        for (int at = 0; at < 12; at++) {
            sum += (twelve.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
