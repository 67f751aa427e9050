package io.milehub.canonical;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one tree of categories into which every supplier's own words are looked up. A path names its ancestors, so that a
 * filter by {@code women} finds {@code women/coats}.
 */
public final class CategoryTree {
    private static final List<String> CLOTHING = List.of(
            "coats", "jackets", "dresses", "shirts", "trousers", "skirts", "knitwear", "denim", "swimwear", "lingerie");
    private static final List<String> OF_BOTH = List.of("shoes", "bags", "accessories");
    private static final List<String> ACCESSORIES =
            List.of("belts", "scarves", "hats", "gloves", "eyewear", "jewellery", "watches", "small-leather-goods");

    private static final Set<String> PATHS = Set.copyOf(paths());

    private CategoryTree() {}

    public static boolean has(String path) {
        return PATHS.contains(path);
    }

    /** Every path, in alphabetical order. */
    public static Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        for (String department : List.of("women", "men", "kids")) {
            paths.add(department);
            CLOTHING.forEach(name -> paths.add(department + "/" + name));
            OF_BOTH.forEach(name -> paths.add(department + "/" + name));
            ACCESSORIES.forEach(name -> paths.add(department + "/accessories/" + name));
        }
        paths.add("home");
        return paths;
    }
}
