package io.milehub.mapping.function.trade;

import io.milehub.canonical.Size;
import io.milehub.canonical.SizeScale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels that say their scale by their form, and one writing for each label. All of them are in capitals. */
final class SizeLabels {
    private static final Pattern WAIST_AND_LENGTH =
            Pattern.compile("W ?([0-9]{2})(?: ?[/X-]? ?L ?([0-9]{2}))?|([0-9]{2}) ?W ?[/X-]? ?([0-9]{2}) ?L");
    private static final Pattern DENIM = Pattern.compile("([0-9]{2}) ?[/X-] ?([0-9]{2})");
    private static final Pattern MEASURE = Pattern.compile("([0-9]{1,4}(?:[.,][0-9])?) ?(MM|CM)");
    private static final Pattern HALF = Pattern.compile("([0-9]{1,2}) ?(?:½| 1/2)");
    private static final Pattern THIRDS = Pattern.compile("([0-9]{1,2}) ?([⅓⅔])");
    private static final Pattern ZEROS = Pattern.compile("([0-9]{1,4})(?:[.]0+|([.][0-9]*[1-9])0+)");

    private SizeLabels() {}

    /** The size of a label whose form says its scale, or null. */
    static @Nullable Size ofForm(String label) {
        Matcher denim = WAIST_AND_LENGTH.matcher(label);
        if (denim.matches()) {
            boolean inFront = denim.group(1) != null;
            String length = inFront ? denim.group(2) : denim.group(4);
            String waist = inFront ? denim.group(1) : denim.group(3);
            return new Size(SizeScale.DENIM, length == null ? waist : waist + "/" + length);
        }
        Matcher measure = MEASURE.matcher(label);
        return measure.matches() ? new Size(SizeScale.valueOf(measure.group(2)), point(measure.group(1))) : null;
    }

    /**
     * The one writing of a label on a scale: a half is {@code .5}, two thirds are {@code 2/3}, waist and length are
     * {@code 32/34}, and no zero ends a decimal.
     */
    static String plain(SizeScale scale, String label) {
        Matcher half = HALF.matcher(label);
        if (half.matches()) {
            return half.group(1) + ".5";
        }
        Matcher thirds = THIRDS.matcher(label);
        if (thirds.matches()) {
            return thirds.group(1) + (thirds.group(2).equals("⅓") ? " 1/3" : " 2/3");
        }
        Matcher denim = DENIM.matcher(label);
        if (scale == SizeScale.DENIM && denim.matches()) {
            return denim.group(1) + "/" + denim.group(2);
        }
        return point(label);
    }

    private static String point(String label) {
        int comma = label.indexOf(',');
        boolean decimal = comma > 0
                && comma < label.length() - 1
                && Character.isDigit(label.charAt(comma - 1))
                && Character.isDigit(label.charAt(comma + 1));
        String pointed = decimal ? label.replace(',', '.') : label;
        Matcher zeros = ZEROS.matcher(pointed);
        return zeros.matches() ? zeros.group(1) + (zeros.group(2) == null ? "" : zeros.group(2)) : pointed;
    }
}
