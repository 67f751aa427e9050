package io.milehub.inventory.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.TestIntake;
import io.milehub.inventory.HoldLimits;
import io.milehub.inventory.OffersForSale;
import io.milehub.inventory.choice.ChoicePolicy;
import io.milehub.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Stock as production wires it, from the intake's feeds to the sweep, over a test's database; for any tenant. */
final class Hub implements AutoCloseable {
    /** A pair of feeds that share a domain, and one that counts versions. */
    static final FeedKey HOUSE_ALL = new FeedKey("house", "stock");

    static final List<FeedKey> CHANGES =
            List.of(new FeedKey("house", "stock-news"), new FeedKey("boutique", "stock-news"));

    private static final Pattern NOT_NEEDED = Pattern.compile("StockMerge|StockChunks");
    private static final HoldLimits LIMITS = new HoldLimits(
            50,
            20,
            Reference.HOLD_FOR,
            Reference.LIVE_HOLDS_MAX,
            2,
            5_000,
            512,
            2,
            Duration.ofHours(1),
            Duration.ofSeconds(20));

    private static final String MAPPING = """
            record: stock
            mode: %s
            format: json
            each: .levels[]
            %sfields:
              sku: .sku
              location: .location
              quantity: .quantity
            """;

    final TestDatabase database;
    final TestIntake intake;
    private final RealTargets targets;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    /** Transactions by annotation, as in production. */
    @EnableTransactionManagement
    static class Wiring {}

    Hub(TestDatabase database, Path folder) {
        this.database = database;
        this.targets = new RealTargets(database);
        this.intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
        String change = MAPPING.formatted("delta", "") + "  as_of: .asOf\n";
        intake.map(folder, HOUSE_ALL, MAPPING.formatted("snapshot", "page: { as_of: .asOf }\n"));
        intake.map(folder, CHANGES.get(Layout.HOUSE), change);
        intake.map(folder, CHANGES.get(Layout.BOUTIQUE), change + "  version: .version\n");
        beans.register(Wiring.class);
        beans.registerBean(
                DataSource.class,
                database::dataSource,
                pool -> ((AbstractBeanDefinition) pool).setDestroyMethodName(""));
        beans.registerBean(JdbcClient.class, database::jdbc);
        beans.registerBean(PlatformTransactionManager.class, database::transactions);
        beans.registerBean(ShortTransactions.class);
        beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        beans.registerBean(HoldLimits.class, () -> LIMITS);
        beans.registerBean(ChoicePolicy.class, () -> (_, _) -> List.of());
        beans.registerBean(OffersForSale.class, () -> new AllForSale(database.jdbc()));
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        for (String module : List.of("inventory", "audit")) {
            scanner.findCandidateComponents("io.milehub." + module).stream()
                    .filter(found -> !NOT_NEEDED.matcher(name(found)).find())
                    .forEach(found -> beans.registerBeanDefinition(name(found), found));
        }
        beans.refresh();
    }

    private static String name(BeanDefinition found) {
        return String.valueOf(found.getBeanClassName());
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    /** Whatever is linked to a variant is for sale. */
    private record AllForSale(JdbcClient jdbc) implements OffersForSale {
        private static final Money PRICE = new Money(65_000, Currency.getInstance("EUR"));

        private static final String LINKED = """
                select o.variant_id, o.offer_id, s.rank, o.lifetime_limit is not null
                  from catalogue.offer o join intake.source s using (tenant_id, source)
                 where o.variant_id = any(:variants) or o.offer_id = any(:offers)
                """;

        @Override
        public List<OfferForSale> of(Collection<Long> variants, Audience audience) {
            return linked(variants, List.of());
        }

        @Override
        public List<OfferForSale> among(Collection<Long> offers, String market, String country) {
            return linked(List.of(), offers);
        }

        private List<OfferForSale> linked(Collection<Long> variants, Collection<Long> offers) {
            return jdbc.sql(LINKED)
                    .param("variants", variants.toArray(Long[]::new))
                    .param("offers", offers.toArray(Long[]::new))
                    .query((row, _) ->
                            new OfferForSale(row.getLong(1), row.getLong(2), row.getInt(3), row.getBoolean(4), PRICE))
                    .list();
        }
    }

    @Override
    public void close() {
        beans.close();
        intake.close();
        targets.close();
    }
}
