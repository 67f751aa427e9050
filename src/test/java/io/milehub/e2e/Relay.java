package io.milehub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The way to a server: it can be cut, frozen, and healed. */
final class Relay implements AutoCloseable {

    private final int target;
    private final int port = HubNode.freePort();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean frozen;
    private @Nullable ServerSocket door;

    Relay(int target) {
        this.target = target;
        heal();
    }

    int port() {
        return port;
    }

    /** Connections break, and new ones are refused. */
    synchronized void cut() {
        closeDoor();
        closeSockets();
    }

    /** Connections stay and carry nothing; new ones are taken and carry nothing either. */
    synchronized void freeze() {
        frozen = true;
    }

    /** What was frozen is lost; new connections go through. */
    synchronized void heal() {
        frozen = false;
        closeSockets();
        if (door == null) {
            try {
                ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                door = opened;
                Thread.ofVirtual().start(() -> admit(opened));
            } catch (IOException taken) {
                throw new UncheckedIOException(taken);
            }
        }
    }

    private void admit(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket near = opened.accept();
                sockets.add(near);
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException closed) {
                // The door was closed, or the server behind it is away: the caller sees a connection that ends.
                closeSockets();
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!frozen) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException broken) {
            // One side has gone, so the other goes too.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void closeSockets() {
        sockets.forEach(Relay::close);
        sockets.clear();
    }

    private void closeDoor() {
        ServerSocket open = door;
        door = null;
        close(open);
    }

    private static void close(@Nullable AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
