package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that expressions may call, with its line in the documentation and an example that is also a test.
 *
 * @param signature as documentation writes it, {@code money(value, currency[, mark])}; the name stands before the
 *     parenthesis
 * @param example an expression
 * @param result what the example gives, as JSON, or {@code refused: code}
 * @param checks what is proven of arguments that the mapping writes as text
 */
public record TradeFunction(
        String signature,
        int argumentsMin,
        int argumentsMax,
        String says,
        String example,
        String result,
        Body body,
        List<LiteralCheck> checks)
        implements Function {
    public TradeFunction {
        checks = List.copyOf(checks);
    }

    public TradeFunction(
            String signature,
            int argumentsMin,
            int argumentsMax,
            String says,
            String example,
            String result,
            Body body) {
        this(signature, argumentsMin, argumentsMax, says, example, result, body, List.of());
    }

    /** What the function does; an absent argument is a JSON null, an absent result may be a Java null. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        JsonNode of(JsonNode[] arguments);
    }

    /** The same function, with its literal arguments proven when a mapping is read. */
    public TradeFunction checked(LiteralCheck... proofs) {
        return new TradeFunction(signature, argumentsMin, argumentsMax, says, example, result, body, List.of(proofs));
    }

    @Override
    public String getName() {
        return signature.substring(0, signature.indexOf('('));
    }

    @Override
    public int getMinArguments() {
        return argumentsMin;
    }

    @Override
    public int getMaxArguments() {
        return argumentsMax;
    }

    @Override
    public @Nullable JsonNode call(@Nullable JsonNode input, JsonNode[] arguments) {
        return body.of(arguments);
    }
}
