package io.milehub.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file system of its own over a data folder, in memory, which only the hub and what it starts can see by its name;
 * others see it through {@code /proc}. Needs no rights of root where a user may make namespaces.
 */
final class SmallDisk {

    private static final int BLOCK_BYTES = 64 * 1024;
    private static final String MOUNT =
            "mkdir -p '%1$s' && mount -t tmpfs -o size=%2$dm tmpfs '%1$s' && exec \"$0\" \"$@\"";

    private final Path folder;
    private final int mebibytes;

    SmallDisk(Path folder, int mebibytes) {
        this.folder = folder;
        this.mebibytes = mebibytes;
    }

    /** Words before a command that then runs with it. */
    List<String> before() {
        return List.of(
                "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT.formatted(folder, mebibytes));
    }

    /** Why this machine has none; empty where it has. */
    Optional<String> refusal() {
        List<String> words = new ArrayList<>(before());
        words.add("true");
        try {
            Process probe = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return probe.waitFor() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException unstartable) {
            return Optional.of(String.valueOf(unstartable.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** The folder as the hub's process sees it. */
    Path seenBy(HubNode hub) {
        return Path.of("/proc", Long.toString(hub.pid()), "root")
                .resolve(folder.toString().substring(1));
    }

    /** To the last byte. */
    void fill(HubNode hub) {
        try (OutputStream filler = Files.newOutputStream(filler(hub))) {
            for (int block = BLOCK_BYTES; block > 0; ) {
                block = written(filler, block) ? block : block / 2;
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static boolean written(OutputStream filler, int bytes) {
        try {
            filler.write(new byte[bytes]);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    void free(HubNode hub) {
        try {
            Files.delete(filler(hub));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private Path filler(HubNode hub) {
        return seenBy(hub).resolve("filler");
    }
}
