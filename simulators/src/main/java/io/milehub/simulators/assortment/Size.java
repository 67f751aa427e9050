package io.milehub.simulators.assortment;

import java.util.List;

/** One size of a run; the same size has a name in each scale of its run. */
public record Size(Run run, int step) {

    private static final List<String> LETTERS = List.of("XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL");

    /** Which sizes a family comes in. */
    public enum Run {
        /** IT 36 to 50, even. */
        CLOTHING(8),
        /** XXS to 3XL. */
        LETTERS(8),
        /** EU 35 to 42 in halves. */
        SHOES(15),
        /** One size. */
        ONE(1);

        private final int steps;

        Run(int steps) {
            this.steps = steps;
        }

        /** How many sizes the run has. */
        public int steps() {
            return steps;
        }
    }

    /** The name in {@code IT, FR, UK, US}; only for clothing. */
    public String number(String scale) {
        int italian = 36 + 2 * step;
        return switch (scale) {
            case "IT" -> Integer.toString(italian);
            case "FR" -> Integer.toString(italian - 4);
            case "UK" -> Integer.toString(italian - 32);
            case "US" -> Integer.toString(italian - 36);
            default -> throw new IllegalArgumentException("No clothing numbers in scale " + scale);
        };
    }

    /** The letter, for clothing and for what is sized by letters. */
    public String letter() {
        return LETTERS.get(step);
    }

    /** The EU shoe size with a decimal point, such as 37.5. */
    public String shoe() {
        return (35 + step / 2) + (step % 2 == 0 ? "" : ".5");
    }
}
