package io.milehub.fulfilment;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeTarget;
import io.milehub.inventory.sold.ToldWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same merge for each kind of report. */
@Configuration(proxyBeanMethods = false)
class LineReportTargets {
    @Bean
    MergeTarget orderStatusMerge(JdbcClient jdbc, ToldWords words) {
        return new LineReportMerge(RecordKind.ORDER_STATUS, "stage_order_status", jdbc, words);
    }

    @Bean
    MergeTarget shipmentMerge(JdbcClient jdbc, ToldWords words) {
        return new LineReportMerge(RecordKind.SHIPMENT, "stage_shipment", jdbc, words);
    }

    @Bean
    MergeTarget returnMerge(JdbcClient jdbc, ToldWords words) {
        return new LineReportMerge(RecordKind.RETURN, "stage_return", jdbc, words);
    }
}
