package io.milehub.app.bench.house;

/**
 * A catalogue of which each so-many-th record has no SKU, and words in the place of its price.
 *
 * @param each a multiple of the sizes of a style, so that a bad record never is all of its style
 */
public record Spoiled(Wardrobe good, int each) implements Records {

    /** What stands in the place of a price. */
    public static final String WORDS = "on request";

    /** How many records are bad. */
    public int bad() {
        return good.count() / each;
    }

    @Override
    public int count() {
        return good.count();
    }

    @Override
    public String feed() {
        return good.feed();
    }

    @Override
    public String list() {
        return good.list();
    }

    @Override
    public void json(StringBuilder text, int index) {
        int begin = text.length();
        good.json(text, index);
        if (index % each == each - 1) {
            int behind = text.indexOf(",\"currency\"", begin);
            text.replace(begin, behind, "{\"sku\":\"\",\"price\":\"" + WORDS + "\"");
        }
    }

    @Override
    public void row(StringBuilder text, int index) {
        good.row(text, index);
    }

    @Override
    public int[] change(double percent) {
        return good.change(percent);
    }
}
