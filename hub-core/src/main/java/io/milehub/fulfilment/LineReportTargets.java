package io.milehub.fulfilment;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeTarget;
import io.milehub.inventory.sold.ToldWords;
import io.milehub.orders.ReportedUnits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same merge for each kind of report. */
@Configuration(proxyBeanMethods = false)
class LineReportTargets {
    @Bean
    MergeTarget orderStatusMerge(JdbcClient jdbc, ToldWords words, ReportedUnits units) {
        return new LineReportMerge(RecordKind.ORDER_STATUS, "stage_order_status", jdbc, words, units);
    }

    @Bean
    MergeTarget shipmentMerge(JdbcClient jdbc, ToldWords words, ReportedUnits units) {
        return new LineReportMerge(RecordKind.SHIPMENT, "stage_shipment", jdbc, words, units);
    }

    @Bean
    MergeTarget returnMerge(JdbcClient jdbc, ToldWords words, ReportedUnits units) {
        return new LineReportMerge(RecordKind.RETURN, "stage_return", jdbc, words, units);
    }
}
