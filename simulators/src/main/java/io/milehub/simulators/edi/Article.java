package io.milehub.simulators.edi;

import io.milehub.simulators.assortment.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * One size of one style.
 *
 * @param gtin digits as the house's standard writes them, with a right check digit; blank for none
 * @param priceMinor the retail price in cents of EUR
 */
record Article(
        String sku,
        String gtin,
        String style,
        String title,
        String family,
        String colour,
        String size,
        long priceMinor) {
    private static final int STYLES = 8;

    /**
     * What a house sells, by its seed.
     *
     * @param company digits that begin its numbers: with five of serial and the check digit they are a GTIN
     */
    static List<Article> of(Dice dice, String prefix, String company, List<String> families, List<String> sizes) {
        List<Article> articles = new ArrayList<>();
        for (int style = 1; style <= STYLES; style++) {
            Dice own = dice.split("style", style);
            String code = prefix + "-" + (1000 + style);
            String family = own.pick(families);
            String colour = own.pick(List.of("BLACK", "RED", "IVORY"));
            long price = 100L * own.between(290, 2400);
            for (String size : sizes) {
                int serial = articles.size() + 1;
                boolean numbered = serial % 3 != 0;
                articles.add(new Article(
                        code + "-" + colour.charAt(0) + size,
                        numbered ? gtin(company + "%05d".formatted(serial)) : "",
                        code,
                        family + " No. " + style,
                        family,
                        colour,
                        size,
                        price));
            }
        }
        return articles;
    }

    /** GS1 General Specifications, 7.9: weights of three and one, from the right. */
    private static String gtin(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(digits.length() - 1 - at) - '0') * (at % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** The price with a decimal point. */
    String price() {
        return "%d.%02d".formatted(priceMinor / 100, priceMinor % 100);
    }
}
