package io.milehub.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reading transaction in which PostgreSQL plans a statement once for all its parameters. For questions that go by
 * keys whatever is asked for: planning what is sellable takes five times as long as answering it. Not for questions
 * whose best plan depends on what is asked for.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(readOnly = true, label = PlanKept.LABEL)
public @interface PlanKept {
    String LABEL = "plan-kept";
}
