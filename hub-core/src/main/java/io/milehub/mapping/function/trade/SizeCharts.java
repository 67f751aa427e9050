package io.milehub.mapping.function.trade;

import io.milehub.canonical.Size;
import io.milehub.canonical.SizeScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the scales stand to each other in the trade. No standard binds them and houses differ by a size, so a chart is
 * for comparing; a house's own chart is a lookup table of its mapping.
 *
 * <p>Clothes: the scales differ by constants, women's US 8 = UK 12 = DE 38 = FR 40 = IT 44 = JP 13, men's US and UK 38
 * = IT and EU 48. Shoes: rows by the length of the foot, half a centimetre apart.
 */
final class SizeCharts {
    private static final int WOMEN_US_MAX = 20;
    private static final int MEN_US_MIN = 32;
    private static final int MEN_US_MAX = 56;

    /** EU and UK by the foot from 21.5 cm on. US men's is UK + 1, US women's UK + 2. */
    private static final String SHOES = """
            34 2.5; 35 3; 35.5 3.5; 36.5 4; 37 4.5; 38 5.5; 38.5 6; 39.5 6.5; 40 7; 41 7.5; 41.5 8.5; 42.5 9; 43 9.5
            44 10; 44.5 10.5; 45.5 11; 46 12; 47 12.5; 47.5 13; 48.5 13.5; 49 14; 50 15
            """;

    private static final Map<String, List<Map<SizeScale, String>>> CHARTS =
            new TreeMap<>(Map.of("women", women(), "men", men(), "women-shoes", shoes(2), "men-shoes", shoes(1)));

    private SizeCharts() {}

    static Set<String> names() {
        return CHARTS.keySet();
    }

    /** The label on another scale, or null where the chart has none. */
    static @Nullable String label(String chart, Size size, SizeScale target) {
        if (size.scale() == target) {
            return size.label();
        }
        for (Map<SizeScale, String> row : CHARTS.getOrDefault(chart, List.of())) {
            if (size.label().equals(row.get(size.scale()))) {
                return row.get(target);
            }
        }
        return null;
    }

    private static List<Map<SizeScale, String>> women() {
        List<Map<SizeScale, String>> rows = new ArrayList<>();
        for (int us = 0; us <= WOMEN_US_MAX; us += 2) {
            Map<SizeScale, String> row = new EnumMap<>(SizeScale.class);
            row.put(SizeScale.US, "" + us);
            row.put(SizeScale.UK, "" + (us + 4));
            row.put(SizeScale.DE, "" + (us + 30));
            row.put(SizeScale.EU, "" + (us + 30));
            row.put(SizeScale.FR, "" + (us + 32));
            row.put(SizeScale.IT, "" + (us + 36));
            row.put(SizeScale.JP, "" + (us + 5));
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<SizeScale, String>> men() {
        List<Map<SizeScale, String>> rows = new ArrayList<>();
        for (int us = MEN_US_MIN; us <= MEN_US_MAX; us += 2) {
            Map<SizeScale, String> row = new EnumMap<>(SizeScale.class);
            row.put(SizeScale.US, "" + us);
            row.put(SizeScale.UK, "" + us);
            row.put(SizeScale.IT, "" + (us + 10));
            row.put(SizeScale.EU, "" + (us + 10));
            row.put(SizeScale.DE, "" + (us + 10));
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<SizeScale, String>> shoes(int usAboveUk) {
        List<Map<SizeScale, String>> rows = new ArrayList<>();
        BigDecimal foot = new BigDecimal("21.5");
        for (String written : SHOES.strip().split("[;\n] ?", -1)) {
            String[] sizes = written.strip().split(" ", -1);
            Map<SizeScale, String> row = new EnumMap<>(SizeScale.class);
            row.put(SizeScale.CM, foot.stripTrailingZeros().toPlainString());
            row.put(SizeScale.SHOE_EU, sizes[0]);
            row.put(SizeScale.SHOE_UK, sizes[1]);
            row.put(
                    SizeScale.SHOE_US,
                    new BigDecimal(sizes[1]).add(BigDecimal.valueOf(usAboveUk)).toPlainString());
            rows.add(row);
            foot = foot.add(new BigDecimal("0.5"));
        }
        return rows;
    }
}
