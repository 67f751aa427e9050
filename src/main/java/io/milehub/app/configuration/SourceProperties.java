package io.milehub.app.configuration;

import io.milehub.app.configuration.limits.LimitProperties;
import io.milehub.catalogue.content.ProductField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A source that a tenant subscribes to.
 *
 * @param rank lower is trusted more where sources tell of one product
 * @param fieldRanks the same for single fields of a product, where it differs from the rank
 * @param lag how long a promise takes to show in the supplier's counts
 * @param buffer pieces a stock level that are never sold
 * @param stockAuthority locations whose stock this source's counts are; those of the supplier's other sources are kept
 *     beside them as evidence
 * @param country where its pieces are sent from, ISO 3166-1 alpha-2
 * @param locationCountries the same for locations that lie elsewhere
 * @param limits what a run may do to the shop before it is held for an operator
 * @param webhookSecret secrets of the Standard Webhooks scheme, comma-separated while one replaces another
 * @param webhookHmac how the source signs where it does not keep to that scheme; one of the two at most
 * @param settings what a route reads as {@code {{source.<key>}}}
 */
public record SourceProperties(
        @NotBlank String supplier,
        @DefaultValue("100") @Min(0) short rank,
        @DefaultValue Map<ProductField, @Min(0) Short> fieldRanks,
        @DefaultValue("0s") Duration lag,
        @DefaultValue("NET_ON_ACK") StockMeaning stockMeaning,
        @DefaultValue("0") @Min(0) int buffer,
        @DefaultValue List<@NotBlank String> stockAuthority,
        @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
        @DefaultValue Map<String, @Pattern(regexp = "[A-Z]{2}") String> locationCountries,
        @DefaultValue @Valid LimitProperties limits,
        @Nullable @Valid AgreementProperties agreement,
        @DefaultValue List<@Pattern(regexp = "whsec_[A-Za-z0-9+/=]{32,120}") String> webhookSecret,
        @Nullable @Valid WebhookHmac webhookHmac,
        @DefaultValue Map<String, String> settings) {

    /** When a sold piece leaves the supplier's counts. */
    public enum StockMeaning {
        NET_ON_ACK,
        NET_ON_SHIP,
        ALLOTMENT
    }

    /**
     * Webhooks that carry the base64 of the HMAC-SHA256 of their body.
     *
     * @param header the header with it, such as {@code X-Shopify-Hmac-Sha256}
     * @param idHeader the header with the message's id, such as {@code X-Shopify-Webhook-Id}
     * @param secret keys as text, comma-separated while one replaces another
     */
    public record WebhookHmac(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String header,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String idHeader,
            @NotEmpty List<@Pattern(regexp = "[!-~&&[^,]]{16,160}") String> secret) {

        @Override
        public String toString() {
            return header;
        }
    }

    /** Without secrets and credentials, because records end up in logs. */
    @Override
    public String toString() {
        return supplier;
    }
}
