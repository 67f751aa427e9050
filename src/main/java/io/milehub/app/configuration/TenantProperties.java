package io.milehub.app.configuration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A tenant: one shop.
 *
 * @param taxRatesPercent by country, ISO 3166-1 alpha-2
 * @param tiers lowest first
 * @param listing what happens to a product that arrives for the first time
 * @param sources by source name
 */
public record TenantProperties(
        @Min(1) int id,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,62}") String name,
        @DefaultValue List<@Valid MarketProperties> markets,
        @DefaultValue Map<String, @DecimalMin("0") @DecimalMax("100") BigDecimal> taxRatesPercent,
        @DefaultValue List<String> tiers,
        @DefaultValue List<@Valid MemberProperties> members,
        @DefaultValue List<@Valid OperatorProperties> operators,
        @DefaultValue("on-arrival") Listing listing,
        @DefaultValue Map<String, @Valid SourceProperties> sources) {

    /** What happens to a product that arrives for the first time. */
    public enum Listing {
        /** It is listed at once in every market. */
        ON_ARRIVAL,
        /** It waits as a draft for a buyer's word. */
        DRAFT,
        /** Nothing; listings are made by hand. */
        BY_HAND
    }
}
