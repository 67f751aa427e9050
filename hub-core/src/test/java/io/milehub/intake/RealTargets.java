package io.milehub.intake;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.TenantTransactionManager;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The merge targets of production, over a test's database. */
public final class RealTargets implements AutoCloseable {
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    public RealTargets(TestDatabase database) {
        beans.registerBean(JdbcClient.class, database::jdbc);
        beans.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        beans.registerBean(TenantTransactionManager.class, database::transactions);
        for (String name : List.of(
                "catalogue.BulkPlan",
                "catalogue.CatalogueLocks",
                "catalogue.CatalogueMerge",
                "catalogue.Offers",
                "fulfilment.LineReportTargets",
                "pricing.FxRateMerge",
                "pricing.ItemPriceMerge",
                "pricing.PriceMerge",
                "inventory.sold.SoldPieceRepository",
                "inventory.sold.ToldWords",
                "inventory.stock.StockChunks",
                "inventory.stock.StockMerge",
                "orders.ReportedUnits")) {
            beans.register(type("io.milehub." + name));
        }
        beans.refresh();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public MergeTarget[] all() {
        return beans.getBeansOfType(MergeTarget.class).values().toArray(MergeTarget[]::new);
    }

    /** Those that another harness wants by themselves. */
    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    @Override
    public void close() {
        beans.close();
    }
}
