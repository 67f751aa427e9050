package io.milehub.intake.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeTarget;
import io.milehub.intake.Receipt;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantTransactionManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first tenant's shop with the mappings of the repository and every real merge; fed by hand. */
public final class LineageShop implements AutoCloseable {
    public static final FeedKey AURELLE = new FeedKey("maison-aurelle", "catalogue");
    public static final FeedKey AURELLE_STOCK = new FeedKey("maison-aurelle", "stock");
    public static final FeedKey NORD = new FeedKey("atelier-nord", "catalogue");
    public static final FeedKey NORD_STOCK = new FeedKey("atelier-nord", "stock");
    public static final FeedKey LUME = new FeedKey("galleria-lume", "catalogue");
    public static final FeedKey LUME_PRICES = new FeedKey("galleria-lume", "prices");
    public static final FeedKey LUME_STOCK = new FeedKey("galleria-lume", "stock");

    private static final List<FeedKey> FEEDS =
            List.of(AURELLE, AURELLE_STOCK, NORD, NORD_STOCK, LUME, LUME_PRICES, LUME_STOCK);
    private static final Path SHIPPED =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");

    private static final String MARKET =
            "insert into pricing.market values (tenancy.current_tenant(), 'it', '{IT}', 'EUR', 'INC')";
    private static final String TAX_RATES = """
            insert into pricing.tax_rate values (tenancy.current_tenant(), 'IT', 2200, '[2020-01-01,)'),
                                                (tenancy.current_tenant(), 'DE', 1900, '[2020-01-01,)')
            """;

    private final TestDatabase database;
    private final Path mappings;
    private final AnnotationConfigApplicationContext merges = new AnnotationConfigApplicationContext();
    private final TestIntake intake;
    private int messages;

    public LineageShop(TestDatabase database, Path mappings) {
        this.database = database;
        this.mappings = mappings;
        this.intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets(database));
        try {
            copy(SHIPPED, mappings);
            for (FeedKey feed : FEEDS) {
                intake.feed(mappings, feed.source(), feed.feed(), Files.readString(file(feed)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        rank("maison-aurelle", 10);
        rank("galleria-lume", 20);
        rank("atelier-nord", 30);
        for (String sql : List.of(MARKET, TAX_RATES)) {
            database.in(TestDatabase.FIRST, () -> database.jdbc().sql(sql).update());
        }
    }

    /** Whatever takes facts in; of the rest of these modules nothing is made. */
    private MergeTarget[] targets(TestDatabase database) {
        merges.registerBean(JdbcClient.class, database::jdbc);
        merges.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        merges.registerBean(TenantTransactionManager.class, database::transactions);
        merges.scan("io.milehub.catalogue", "io.milehub.pricing", "io.milehub.inventory");
        merges.addBeanFactoryPostProcessor(
                (BeanFactoryPostProcessor) factory -> Stream.of(factory.getBeanDefinitionNames())
                        .forEach(name -> factory.getBeanDefinition(name).setLazyInit(true)));
        merges.refresh();
        return merges.getBeansOfType(MergeTarget.class).values().toArray(MergeTarget[]::new);
    }

    private void rank(String source, int rank) {
        database.in(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("update intake.source set rank = :rank where source = :source")
                        .param("rank", rank)
                        .param("source", source)
                        .update());
    }

    /** One whole pull that must be merged; its run. */
    public long pull(FeedKey feed, List<byte[]> pages) {
        return Tenancy.in(TestDatabase.FIRST, () -> {
            Run run = intake.runs().open(feed);
            for (byte[] page : pages) {
                receive(run, page);
            }
            RunOutcome outcome = intake.runs().apply(run, null, null);
            assertThat(outcome).isInstanceOf(RunOutcome.Merged.class);
            return run.id().value();
        });
    }

    private void receive(Run run, byte[] page) {
        try {
            intake.runs().receive(run, new ByteArrayInputStream(page), null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One message that must be merged. */
    public void push(FeedKey feed, byte[] body) {
        Tenancy.in(TestDatabase.FIRST, () -> {
            String id = "msg-" + ++messages;
            Receipt receipt = intake.webhooks().accept(feed, id, "application/json", body);
            assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
            Run run = intake.runs().open(feed);
            intake.runs().attach(run, receipt.delivery());
            assertThat(intake.runs().apply(run, null, null)).isInstanceOf(RunOutcome.Merged.class);
        });
    }

    /** From now on the feed is mapped otherwise. */
    public void map(FeedKey feed, String from, String to) throws IOException {
        String text = Files.readString(file(feed));
        assertThat(text).contains(from);
        intake.map(mappings, feed, text.replace(from, to));
    }

    public TestIntake intake() {
        return intake;
    }

    /** Rounds of everything, in which a mapping and a lookup table change too, and messages come late. */
    void live(GeneratedFeeds feeds, int rounds) throws IOException {
        for (int round = 1; round <= rounds; round++) {
            byte[] late = feeds.lumeStock(40);
            feeds.pass();
            pull(AURELLE, feeds.aurelleCatalogue());
            pull(AURELLE_STOCK, List.of(feeds.aurelleStock()));
            pull(NORD, List.of(feeds.nordCatalogue()));
            pull(NORD_STOCK, List.of(feeds.nordStock()));
            pull(LUME, List.of(feeds.lumeCatalogue()));
            for (int message = 0; message < 3; message++) {
                push(LUME_PRICES, feeds.lumePrices(20 * round));
                push(LUME_STOCK, feeds.lumeStock(60));
            }
            push(LUME_STOCK, late);
            if (round == 1) {
                map(AURELLE, "html_text($parent.description.en)", "html_text($parent.name.it)");
                Files.writeString(
                        mappings.resolve("atelier-nord/warengruppen.csv"), "key,value\nKleider,women/skirts\n");
                map(NORD, "# Atelier Nord", "# Once more Atelier Nord");
            }
        }
    }

    private Path file(FeedKey feed) {
        return mappings.resolve(feed.source()).resolve(feed.feed() + ".yaml");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Override
    public void close() {
        intake.close();
        merges.close();
    }
}
