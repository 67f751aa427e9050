package io.milehub.simulators.assortment;

import java.util.List;

/**
 * One product of a supplier with its items.
 *
 * @param title in the three languages that feeds use, with HTML where the supplier's editor left it
 * @param season empty where the supplier leaves it out
 * @param origin ISO 3166 country
 * @param images how many pictures there are, 0 to 4
 * @param discontinued whether the whole style is (a supplier that speaks for items leaves this false)
 */
public record Style(
        String code,
        String brand,
        Family family,
        Title title,
        String description,
        String season,
        Fabric fabric,
        String origin,
        int images,
        boolean discontinued,
        List<Item> items) {

    /** A title by language. */
    public record Title(String en, String it, String de) {

        Title plus(String suffix) {
            return new Title(en + suffix, it + suffix, de + suffix);
        }
    }

    Style with(Title newTitle, List<Item> newItems) {
        return new Style(
                code, brand, family, newTitle, description, season, fabric, origin, images, discontinued, newItems);
    }
}
