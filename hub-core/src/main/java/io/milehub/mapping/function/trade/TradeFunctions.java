package io.milehub.mapping.function.trade;

import io.milehub.mapping.function.TradeFunction;
import java.util.ArrayList;
import java.util.List;

/** The functions that know something of the trade. */
public final class TradeFunctions {
    private TradeFunctions() {}

    public static List<TradeFunction> all() {
        List<TradeFunction> all = new ArrayList<>(MoneyFunction.all());
        all.addAll(SizeFunction.all());
        all.addAll(GtinFunctions.all());
        all.add(CountryFunction.definition());
        all.add(ColourFunction.definition());
        all.add(CategoryFunction.definition());
        return List.copyOf(all);
    }
}
