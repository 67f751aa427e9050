package io.milehub.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Hubs on one PostgreSQL, each of which may die and come back on its port. */
final class Nodes implements AutoCloseable {

    /** One of them. Deaths are counted, so that a caller knows whether one came between question and answer. */
    static final class Node implements AutoCloseable {
        private final Path folder;
        private final String name;
        private final Ground ground;
        private final int port;
        private final Path configuration;
        private final AtomicInteger troubles = new AtomicInteger();
        private volatile HubNode hub;
        private volatile boolean up;
        private volatile boolean inPeril;

        Node(Path folder, String name, Ground ground, int port, Path configuration) {
            this.folder = folder;
            this.name = name;
            this.ground = ground;
            this.port = port;
            this.configuration = configuration;
            this.hub = launched();
        }

        private HubNode launched() {
            return HubNode.listening(folder, name, ground, port, configuration);
        }

        HubNode hub() {
            return hub;
        }

        String name() {
            return name;
        }

        String url(String path) {
            return "http://127.0.0.1:" + port + path;
        }

        void awaitReady() {
            hub.awaitReady();
            inPeril = false;
            up = true;
        }

        /** From here on it may die at any moment. */
        void imperil() {
            troubles.incrementAndGet();
            inPeril = true;
        }

        /** Nobody needs to be sent there. */
        void isDead() {
            up = false;
        }

        /** Without waiting for it. */
        void launch() {
            hub = launched();
        }

        boolean isUp() {
            return up;
        }

        boolean isInPeril() {
            return inPeril;
        }

        /** The same number before and after a call, and not in peril: it was not its death that broke the call. */
        int troubles() {
            return troubles.get();
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    private final List<Node> all = new ArrayList<>();
    private volatile boolean databaseIsAway;
    private volatile boolean oneIsFrozen;

    Nodes(Path folder, Ground ground, StockHouse house, int nodes, int buyers) {
        int first = HubNode.freePort();
        for (int number = 1; number <= nodes; number++) {
            int port = number == 1 ? first : HubNode.freePort();
            String name = "node-" + number;
            all.add(new Node(folder, name, ground, port, house.configuration(name, first, ground, buyers)));
        }
    }

    List<Node> all() {
        return all;
    }

    /** One that is up, or any where none is. */
    Node any(Random random) {
        List<Node> up = all.stream().filter(Node::isUp).toList();
        List<Node> among = up.isEmpty() ? all : up;
        return among.get(random.nextInt(among.size()));
    }

    void databaseIsAway(boolean away) {
        databaseIsAway = away;
    }

    /** While a node is frozen in the middle of something, others may have to wait for its locks. */
    void oneIsFrozen(boolean frozen) {
        oneIsFrozen = frozen;
    }

    /** Whether anybody can do anything, and everything. */
    boolean someIsUp() {
        return !databaseIsAway && !oneIsFrozen && all.stream().anyMatch(Node::isUp);
    }

    @Override
    public void close() {
        all.forEach(Node::close);
    }
}
