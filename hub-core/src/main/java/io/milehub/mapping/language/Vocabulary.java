package io.milehub.mapping.language;

import com.schibsted.spt.data.jslt.Function;
import io.milehub.mapping.function.Functions;
import io.milehub.mapping.function.LookupTable;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.reads.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the expressions of one mapping may name. */
public final class Vocabulary {
    /** The functions of JSLT that are pure, exact and bounded; ours take precedence. */
    public static final Set<String> BUILT_IN = Set.of(
            "all",
            "any",
            "boolean",
            "contains",
            "ends-with",
            "fallback",
            "flatten",
            "get-key",
            "index-of",
            "is-array",
            "is-boolean",
            "is-decimal",
            "is-integer",
            "is-number",
            "is-object",
            "is-string",
            "join",
            "not",
            "starts-with");

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("number", "Use decimal, which is exact."),
            Map.entry("string", "Use text."),
            Map.entry("array", "Use list."),
            Map.entry("lowercase", "Use lower."),
            Map.entry("uppercase", "Use upper."),
            Map.entry("test", "Use matches, whose pattern stands first and whose time is bounded."),
            Map.entry("capture", "Use extract, whose pattern stands first and whose time is bounded."),
            Map.entry("parse-time", "Use date."),
            Map.entry("format-time", "Use date."),
            Map.entry("now", "The time of a record is in the record, or the hub's own time of receipt."),
            Map.entry("sum", "Use plus, which is exact."));

    private final Map<String, Function> functions = new HashMap<>();
    private final Set<String> lookups;
    private final Set<String> variables;

    private Vocabulary(Map<String, Function> functions, Set<String> lookups, Set<String> variables) {
        this.functions.putAll(functions);
        this.lookups = lookups;
        this.variables = variables;
    }

    /** @param lookups tables by name */
    public static Vocabulary ofRecords(Map<String, LookupTable> lookups) {
        Map<String, Function> functions = new HashMap<>();
        for (TradeFunction function : Functions.all(lookups)) {
            functions.put(function.getName(), function);
        }
        return new Vocabulary(functions, new TreeSet<>(lookups.keySet()), Set.of("parent", "grandparent", "root"));
    }

    /** The same for expressions over a document without its records, where nothing surrounds. */
    public Vocabulary ofPages() {
        return new Vocabulary(functions, lookups, Set.of());
    }

    boolean hasFunction(String name) {
        return functions.containsKey(name) || BUILT_IN.contains(name);
    }

    @Nullable
    String insteadOf(String name) {
        return functions.containsKey(name) ? null : INSTEAD.get(name);
    }

    Set<String> functionNames() {
        Set<String> names = new TreeSet<>(functions.keySet());
        names.addAll(BUILT_IN);
        return names;
    }

    @Nullable
    Function function(String name) {
        return functions.get(name);
    }

    Collection<Function> functions() {
        return functions.values();
    }

    Set<String> lookups() {
        return lookups;
    }

    /** What a leading dot means. */
    Level here() {
        return variables.isEmpty() ? Level.DOCUMENT : Level.RECORD;
    }

    Set<String> variables() {
        return variables;
    }
}
