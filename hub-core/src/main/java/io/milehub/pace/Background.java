package io.milehub.pace;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for what computes beside a load: hashes, compresses, parses. Shoppers are served on virtual threads, for
 * which there are only as many carriers as processors, and one that computes keeps its carrier until it waits for
 * something. So whoever computes has a thread of the operating system, which shares processors by time.
 */
public final class Background {

    private Background() {}

    /** Runs it in a thread of its own, which does not keep the process alive. */
    public static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    /** Gives each task a thread of its own, which does not keep the process alive. */
    public static ExecutorService threads(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
