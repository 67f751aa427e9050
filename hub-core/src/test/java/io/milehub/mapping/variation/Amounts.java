package io.milehub.mapping.variation;

import java.util.List;

/** Ways to write an amount that has two decimals. */
enum Amounts {
    POINT("", '.'),
    COMMA("", ','),
    GROUPED_BY_POINTS(".", ','),
    GROUPED_BY_COMMAS(",", '.'),
    GROUPED_BY_SPACES(" ", ',');

    static final List<Amounts> ALL = List.of(values());

    private final String group;
    private final char mark;

    Amounts(String group, char mark) {
        this.group = group;
        this.mark = mark;
    }

    /** @param plain with a point and no groups */
    String written(String plain) {
        int point = plain.indexOf('.');
        String whole = plain.substring(0, point).replaceAll("\\B(?=([0-9]{3})+$)", group);
        return whole + mark + plain.substring(point + 1);
    }
}
