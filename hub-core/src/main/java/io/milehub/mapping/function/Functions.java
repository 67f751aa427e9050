package io.milehub.mapping.function;

import io.milehub.mapping.function.date.DateFunction;
import io.milehub.mapping.function.trade.TradeFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every function that expressions may call beside the few built-in ones. */
public final class Functions {
    private Functions() {}

    /** @param lookups the mapping's lookup tables by name */
    public static List<TradeFunction> all(Map<String, LookupTable> lookups) {
        List<TradeFunction> all = new ArrayList<>(TradeFunctions.all());
        all.add(new DateFunction().definition());
        all.add(new LookupFunction(lookups).definition());
        all.addAll(TextFunctions.all());
        all.add(JsonFunction.definition());
        all.addAll(ListFunctions.all());
        all.addAll(NumberFunctions.all());
        all.addAll(SegmentFunctions.all());
        all.addAll(new PatternFunctions().all());
        return List.copyOf(all);
    }
}
