package io.milehub.mapping.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads swollen bodies for a time, in a process of its own with the heap that the hub has to do with. */
final class SwellingRun {
    static final String RAN = "swollen bodies read: ";

    private SwellingRun() {}

    /** @param args the format, the folder of its inputs and findings, the seconds, the seed */
    public static void main(String[] args) throws IOException {
        List<Way> ways = Format.of(args[0]).ways();
        List<byte[]> inputs = new ArrayList<>();
        for (String folder : List.of("seeds", "corpus")) {
            try (Stream<Path> files = Files.list(Path.of(args[1]).resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        Swelling swelling = new Swelling(inputs, Long.parseLong(args[3]));
        long end =
                System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[2])).toNanos();
        Set<String> found = new HashSet<>();
        int read = 0;
        long worked = 0;
        long bytes = 0;
        for (; System.nanoTime() < end; read++) {
            byte[] input = swelling.next();
            Way way = Format.wayOf(ways, input);
            try {
                Cost cost = way.cost(Format.bodyOf(input));
                worked = Math.max(worked, cost.worked().toMillis());
                bytes = Math.max(bytes, cost.bytes());
            } catch (Broken broken) {
                if (found.add(way.name() + broken.law())) {
                    Path file = Path.of(args[1]).resolve("swollen-" + found.size());
                    Files.write(file, input);
                    System.out.println(
                            FuzzProcess.FINDING + broken.getMessage() + ", read as " + way.name() + ": " + file);
                }
            }
        }
        System.out.println(RAN + read + ", at most " + worked + " ms and " + bytes / 1024 + " KiB");
    }
}
