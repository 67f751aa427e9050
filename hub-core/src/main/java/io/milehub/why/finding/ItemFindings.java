package io.milehub.why.finding;

import io.milehub.why.Question;
import io.milehub.why.finding.Finding.Rival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Explains what the catalogue shows. A product is what its first live offer says, a variant what its own first one
 * does: first by the rank of the source, then by its name, then by SKU.
 */
class ItemFindings {
    private static final String PRODUCT = """
            select b.name as brand, p.title::text as title, p.description::text as description, p.category, p.season,
                   p.composition, p.origin, p.hs_code, p.images
              from catalogue.product p
              join catalogue.brand b on b.tenant_id = tenancy.current_tenant() and b.brand_id = p.brand_id
             where p.tenant_id = tenancy.current_tenant() and p.product_id = :product
            """;

    private static final String VARIANT = """
            select gtin, colour, size_scale, size_label
              from catalogue.variant
             where tenant_id = tenancy.current_tenant() and variant_id = :variant
            """;

    private static final Set<String> OF_VARIANT = Set.of("gtin", "colour", "size");
    private static final int RIVALS_MAX = 5;
    private static final String NONE_LIVE = "No live offer is left; what it showed last is kept.";

    private final JdbcClient jdbc;
    private final OfferTable offers;
    private final PastTable past;

    ItemFindings(JdbcClient jdbc, OfferTable offers, PastTable past) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.past = past;
    }

    List<Finding> of(Offer asked, Question question) {
        Long product = asked.productId();
        Long variant = asked.variantId();
        if (product == null || variant == null) {
            return List.of();
        }
        List<Offer> words = offers.ofProduct(product);
        List<Offer> own =
                words.stream().filter(word -> variant.equals(word.variantId())).toList();
        Map<String, String> shown = shown(product, variant);
        Map<Long, PastTable.Pasts> pasts = new LinkedHashMap<>();
        Set<String> fields = new LinkedHashSet<>(shown.keySet());
        fields.addAll(asked.fields().keySet());
        return fields.stream()
                .filter(question::asksFor)
                .map(field -> finding(field, shown.get(field), OF_VARIANT.contains(field) ? own : words, pasts))
                .toList();
    }

    private Map<String, String> shown(long product, long variant) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.putAll(jdbc.sql(PRODUCT)
                .param("product", product)
                .query((row, _) -> ItemTexts.ofProduct(row))
                .single());
        shown.putAll(jdbc.sql(VARIANT)
                .param("variant", variant)
                .query((row, _) -> variant(row))
                .single());
        return shown;
    }

    private static Map<String, String> variant(ResultSet row) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        ItemTexts.variant(texts, row);
        return texts;
    }

    private Finding finding(String field, @Nullable String value, List<Offer> words, Map<Long, PastTable.Pasts> pasts) {
        Offer heard = heard(field, value, words);
        PastTable.Pasts before = pasts.computeIfAbsent(heard.offerId(), _ -> past.of(heard, "ITEM", ""));
        List<Rival> rivals = new ArrayList<>(rivals(field, value, heard, words));
        rivals.addAll(before.rivals(field, heard.told()));
        return new Finding(field, field, value, heard.told(), before.stood(), rivals, heard.live() ? null : NONE_LIVE);
    }

    /** A GTIN is the variant's key, so it is told by whoever has it, were it not the first. */
    private static Offer heard(String field, @Nullable String value, List<Offer> words) {
        return words.stream()
                .filter(word -> field.equals("gtin")
                        && value != null
                        && value.equals(word.fields().get(field)))
                .findFirst()
                .orElseGet(words::getFirst);
    }

    private static List<Rival> rivals(String field, @Nullable String value, Offer heard, List<Offer> words) {
        Set<String> seen = new HashSet<>();
        List<Rival> rivals = new ArrayList<>();
        for (Offer word : words) {
            String said = word.fields().get(field);
            Teller told = word.told();
            boolean other = said != null && !said.equals(value) && (word.offerId() != heard.offerId() || value == null);
            if (other && word.live() && told != null && rivals.size() < RIVALS_MAX && seen.add(said)) {
                String why = field.equals("gtin") ? Reasons.NOT_LINKED : Reasons.rank(word, heard);
                rivals.add(new Rival(said, told, field, why));
            }
        }
        return rivals;
    }
}
