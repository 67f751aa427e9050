package io.milehub.tenancy;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

class PlanKeptTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void plans_are_kept_inside_the_transaction_that_says_so_and_in_no_other() {
        Questions questions = proxied(database.jdbc());
        assertThat(Tenancy.in(FIRST, questions::planKept)).isEqualTo("force_generic_plan");
        assertThat(Tenancy.in(FIRST, questions::plain)).isEqualTo("auto");
    }

    private static Questions proxied(JdbcClient jdbc) {
        var factory = new ProxyFactory(new Answers(jdbc));
        TransactionManager transactions = database.transactions();
        factory.addAdvice(new TransactionInterceptor(transactions, new AnnotationTransactionAttributeSource()));
        return (Questions) factory.getProxy();
    }

    interface Questions {
        String planKept();

        String plain();
    }

    record Answers(JdbcClient jdbc) implements Questions {
        private static final String MODE = "select current_setting('plan_cache_mode')";

        @Override
        @PlanKept
        public String planKept() {
            return jdbc.sql(MODE).query(String.class).single();
        }

        @Override
        @Transactional(readOnly = true)
        public String plain() {
            return jdbc.sql(MODE).query(String.class).single();
        }
    }
}
