package io.milehub.app.configuration.orders;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the shop keeps of orders.
 *
 * @param addressKeep how long after an order was placed its delivery address and the message that told it are kept
 */
public record OrderProperties(
        @DefaultValue("180d") @DurationMin(days = 1) Duration addressKeep) {}
