package io.milehub.app.configuration;

import io.milehub.inventory.choice.Criterion;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how is sold.
 *
 * @param countries ISO 3166-1 alpha-2
 * @param currency ISO 4217
 * @param taxDisplay whether shown prices include tax
 * @param choice what is asked first of the places that could answer for a line
 */
public record MarketProperties(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") String market,
        @NotEmpty List<@Pattern(regexp = "[A-Z]{2}") String> countries,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @DefaultValue("INC") TaxDisplay taxDisplay,

        @DefaultValue({"price", "distance", "freshness"}) @UniqueElements
        List<Criterion> choice) {

    /** Whether shown prices include tax. */
    public enum TaxDisplay {
        INC,
        EXC
    }
}
