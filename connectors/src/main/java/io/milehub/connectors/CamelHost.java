package io.milehub.connectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.connectors.component.HubComponent;
import io.milehub.connectors.component.HubServices;
import io.milehub.connectors.transport.HttpDoor;
import io.milehub.connectors.transport.SftpDoor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel as the routes find it: four schemes, no caches, no history, metrics of every route. */
final class CamelHost {
    private CamelHost() {}

    static CamelContext create(HubServices services, MeterRegistry meters) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("milehub");
        // A page is streamed into the intake once; Camel's cache would copy it at every step.
        camel.setStreamCaching(false);
        camel.setAllowUseOriginalMessage(false);
        camel.setLogMask(true);
        long drainSeconds = services.limits().jobs().drainMax().toSeconds();
        camel.getShutdownStrategy().setTimeout(Math.max(1, drainSeconds));
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        camel.addComponent("hub", new HubComponent(services));
        camel.addComponent("http", new HttpDoor(services.limits()));
        camel.addComponent("https", new HttpDoor(services.limits()));
        camel.addComponent("sftp", new SftpDoor(services.limits()));
        MicrometerRoutePolicyFactory policies = new MicrometerRoutePolicyFactory();
        policies.setMeterRegistry(meters);
        camel.addRoutePolicyFactory(policies);
        return camel;
    }
}
