package io.milehub.outbox;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * This process among all that share a database. A name is never used by two living processes, so that leases and jobs
 * tell them apart.
 */
public record Node(String name) {
    /** Named by process, host and a random suffix: containers all have process 1. */
    public static Node ofThisProcess() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return new Node(ManagementFactory.getRuntimeMXBean().getName() + "-" + random);
    }

    /**
     * The only process of its database, as the owner of a data folder is of the server in it: the same name in every
     * life, so that what a killed one had in hand is taken up at once by the next.
     */
    public static Node alone() {
        return new Node("alone");
    }
}
