package io.milehub.mapping.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every function that expressions may call beside the few built-in ones. */
public final class Functions {
    private Functions() {}

    /** @param lookups the mapping's lookup tables by name */
    public static List<TradeFunction> all(Map<String, Map<String, String>> lookups) {
        List<TradeFunction> all = new ArrayList<>();
        all.add(MoneyFunction.definition());
        all.add(SizeFunction.definition());
        all.addAll(IdentifierFunctions.all());
        all.add(new LookupFunction(lookups).definition());
        all.add(new DateFunction().definition());
        all.addAll(TextFunctions.all());
        all.addAll(ListFunctions.all());
        all.addAll(NumberFunctions.all());
        all.addAll(SegmentFunctions.all());
        all.addAll(new PatternFunctions().all());
        return List.copyOf(all);
    }
}
