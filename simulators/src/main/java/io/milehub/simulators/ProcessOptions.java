package io.milehub.simulators;

import io.milehub.simulators.http.Json;
import io.milehub.simulators.http.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options of every command, and how a process lives and ends. */
final class ProcessOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessOptions.class);

    @Option(names = "--port", defaultValue = "0", description = "Port of the door; 0 takes a free one.")
    int port;

    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Address to listen on.")
    String bind = "127.0.0.1";

    @Option(names = "--seed", defaultValue = "1", description = "Decides what is published.")
    long seed;

    @Option(names = "--clock", description = "The clock starts here (ISO, UTC) and ticks on.")
    @Nullable
    Instant start;

    @Option(names = "--exit-on-stdin-close", description = "Ends when standard input ends.")
    boolean exitOnStdinClose;

    Clock clock() {
        Clock machine = Clock.systemUTC();
        return start == null ? machine : Clock.offset(machine, Duration.between(machine.instant(), start));
    }

    /** Announces the simulators and waits until the process is told to end. */
    int serve(List<Simulator> simulators) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            told.countDown();
            awaited(ended);
        }));
        if (exitOnStdinClose) {
            Thread.ofPlatform().daemon().name("stdin").start(() -> untilStdinEnds(told));
        }
        simulators.forEach(simulator -> System.out.println(readyLine(simulator)));
        System.out.flush();
        told.await();
        simulators.forEach(ProcessOptions::closed);
        ended.countDown();
        return 0;
    }

    /** Opens several; when one cannot open, those before it are closed again. */
    static List<Simulator> opened(List<Opening> openings) throws IOException {
        List<Simulator> open = new ArrayList<>();
        try {
            for (Opening opening : openings) {
                open.add(opening.open());
            }
            return open;
        } catch (IOException | RuntimeException failure) {
            open.forEach(ProcessOptions::closed);
            throw failure;
        }
    }

    /** Opens one simulator. */
    interface Opening {
        Simulator open() throws IOException;
    }

    private static String readyLine(Simulator simulator) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ready", simulator.name());
        line.put("port", simulator.port());
        line.put("controlPort", simulator.controlPort());
        line.put("pid", ProcessHandle.current().pid());
        return Json.text(line);
    }

    private static void untilStdinEnds(CountDownLatch told) {
        try {
            while (System.in.read() >= 0) {
                LOG.debug("standard input is read only to see it end");
            }
        } catch (IOException broken) {
            LOG.debug("standard input broke", broken);
        }
        told.countDown();
    }

    private static void closed(Simulator simulator) {
        try {
            simulator.close();
        } catch (UncheckedIOException failure) {
            LOG.warn("{} did not close cleanly", simulator.name(), failure);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
