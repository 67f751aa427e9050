package io.milehub.outbox;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * This process among all that share a database. A name is never used by two processes, so that leases tell them apart.
 */
public record Node(String name) {
    /** Named by process, host and a random suffix: containers all have process 1. */
    public static Node ofThisProcess() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return new Node(ManagementFactory.getRuntimeMXBean().getName() + "-" + random);
    }
}
