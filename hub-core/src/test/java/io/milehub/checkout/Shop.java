package io.milehub.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.database.TestDatabase;
import io.milehub.idempotency.IdempotencyLimits;
import io.milehub.inventory.HoldLimits;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.Holds;
import io.milehub.inventory.OffersForSale;
import io.milehub.inventory.choice.ChoicePolicy;
import io.milehub.inventory.choice.Criterion;
import io.milehub.money.Money;
import io.milehub.orders.AddressLimits;
import io.milehub.payment.PaymentLimits;
import io.milehub.tenancy.Tenancy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A shop of one member, with the commerce services wired as in production over a test's database. */
public final class Shop implements AutoCloseable {
    public static final Currency EUR = Currency.getInstance("EUR");

    private static final List<String> MODULES =
            List.of("inventory", "payment", "orders", "checkout", "idempotency", "membership", "outbox", "audit");
    private static final Pattern NOT_NEEDED = Pattern.compile("StockMerge|outbox\\.(?!(Outbox|Doorbell)$)");

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context;
    private final Shelf shelf;
    private final Map<Long, Money> prices = new ConcurrentHashMap<>();
    private final Map<Long, String> tiers = new ConcurrentHashMap<>();
    private final long member;
    private volatile List<Criterion> choice = ChoicePolicy.USUAL;

    /** Transactions by annotation, as in production. */
    @EnableTransactionManagement
    static class Wiring {}

    public Shop(TestDatabase database, HoldLimits holds, PaymentLimits payments) {
        this.database = database;
        this.shelf = new Shelf(database);
        this.member = shelf.member("anna");
        this.context = new AnnotationConfigApplicationContext();
        context.register(Wiring.class);
        // The test owns the pool; the shop must not close it.
        context.registerBean(
                DataSource.class,
                database::dataSource,
                pool -> ((AbstractBeanDefinition) pool).setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(PlatformTransactionManager.class, database::transactions);
        context.registerBean(ShortTransactions.class);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(HoldLimits.class, () -> holds);
        context.registerBean(PaymentLimits.class, () -> payments);
        context.registerBean(AddressLimits.class, () -> AddressLimits.DEFAULT);
        context.registerBean(IdempotencyLimits.class, IdempotencyLimits::defaults);
        context.registerBean(OffersForSale.class, ForSale::new);
        context.registerBean(ChoicePolicy.class, () -> (_, _) -> choice);
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        for (String module : MODULES) {
            scanner.findCandidateComponents("io.milehub." + module).stream()
                    .filter(found -> !NOT_NEEDED.matcher(name(found)).find())
                    .forEach(found -> context.registerBeanDefinition(name(found), found));
        }
        context.refresh();
    }

    public Shop(TestDatabase database) {
        this(database, HoldLimits.defaults(), PaymentLimits.defaults(null));
    }

    /** A piece that is for sale at this price, with so many pieces at one place. */
    public long variant(String sku, String price, int pieces) {
        long offer = shelf.offer("main", 10, sku, pieces);
        price(offer, price);
        return offer;
    }

    /** Another offer for the same variant, of a supplier of this rank. */
    public long offer(long sameVariantAs, String supplier, int rank, int pieces) {
        long offer = shelf.anotherOffer(sameVariantAs, supplier, rank, pieces);
        prices.put(offer, prices.getOrDefault(sameVariantAs, Money.zero(EUR)));
        return offer;
    }

    public void price(long offer, String price) {
        prices.put(offer, Money.of(new BigDecimal(price), EUR));
    }

    /** Sells it to members of this tier alone. */
    public void onlyFor(long offer, String tier) {
        tiers.put(offer, tier);
    }

    public void withdraw(long offer) {
        prices.remove(offer);
    }

    /** What the market asks first of the places of a line. */
    public void prefer(Criterion... criteria) {
        choice = List.of(criteria);
    }

    public long member() {
        return member;
    }

    public Shelf shelf() {
        return shelf;
    }

    public Holds holds() {
        return context.getBean(Holds.class);
    }

    public Checkouts checkouts() {
        return context.getBean(Checkouts.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A basket of one line, held. */
    public HoldOutcome hold(long variantOf, int quantity) {
        return hold(member, new HoldRequest.Line(shelf.variantOf(variantOf), quantity));
    }

    public HoldOutcome hold(long memberId, HoldRequest.Line... lines) {
        return in(() -> holds().hold(new HoldRequest(memberId, null, List.of(lines), "it", "IT", null)));
    }

    /** Does the work for the shop's tenant, outside a transaction. */
    public <T> T in(Supplier<T> work) {
        return Tenancy.in(TestDatabase.FIRST, work::get);
    }

    /** Does the work in one transaction of the shop's tenant. */
    public <T> T together(Supplier<T> work) {
        return in(() -> bean(ShortTransactions.class).alone(work));
    }

    public void pass(Duration time) {
        database.clock().advance(time);
    }

    /** What has a price is for sale. */
    private final class ForSale implements OffersForSale {
        @Override
        public List<OfferForSale> of(Collection<Long> variants, Audience audience) {
            return priced(shelf.offersOf(variants)).stream()
                    .filter(offer -> tiers.getOrDefault(offer.offerId(), String.valueOf(audience.tier()))
                            .equals(String.valueOf(audience.tier())))
                    .toList();
        }

        @Override
        public List<OfferForSale> among(Collection<Long> offers, String market, String country) {
            return priced(shelf.offers(offers));
        }

        private List<OfferForSale> priced(List<Shelf.Offered> offers) {
            List<OfferForSale> found = new ArrayList<>();
            for (Shelf.Offered offer : offers) {
                Money price = prices.get(offer.offerId());
                if (price != null) {
                    found.add(
                            new OfferForSale(offer.variantId(), offer.offerId(), offer.rank(), offer.limited(), price));
                }
            }
            return found;
        }
    }

    private static String name(BeanDefinition found) {
        return String.valueOf(found.getBeanClassName());
    }

    @Override
    public void close() {
        context.close();
    }
}
