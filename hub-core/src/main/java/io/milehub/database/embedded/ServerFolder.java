package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * What lies where in the folder of one server.
 *
 * @param root absolute
 */
record ServerFolder(Path root) {

    /** A log longer than this is set aside at the next start; the one set aside before it is dropped. */
    private static final long LOG_BYTES_MAX = 8L << 20;

    /** How much of the log an error shows. */
    private static final int TAIL_BYTES = 4096;

    /** What {@code pg_ctl} would hand to a shell unquoted. */
    private static final String UNSAFE = "\"$`\\\n";

    static ServerFolder at(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        requireSafe(root);
        Files.createDirectories(root);
        if (!Files.isWritable(root)) {
            throw new DatabaseRefused("the data folder " + root + " belongs to "
                    + Files.getOwner(root).getName()
                    + " and is not writable; run as that user or choose another folder");
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        return new ServerFolder(root.toRealPath());
    }

    /** Paths with spaces are fine; those that a shell would read otherwise are not. */
    static void requireSafe(Path path) {
        if (path.toString().chars().anyMatch(c -> UNSAFE.indexOf(c) >= 0)) {
            throw new DatabaseRefused("the path " + path
                    + " contains a quote, dollar, backquote, backslash or line break; choose a folder without them");
        }
    }

    /** PostgreSQL's own data directory. */
    Path data() {
        return root.resolve("data");
    }

    /** Where a new data directory is made, so that a crash half-way leaves none that looks whole. */
    Path dataDraft() {
        return root.resolve("data.draft");
    }

    Path settings() {
        return data().resolve("postgresql.conf");
    }

    Path postmasterPid() {
        return data().resolve("postmaster.pid");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path port() {
        return root.resolve("port");
    }

    Path lock() {
        return root.resolve("owner.lock");
    }

    Path ownerPid() {
        return root.resolve("owner.pid");
    }

    Path commandOutput() {
        return root.resolve("command.out");
    }

    Path password(String role) {
        return root.resolve(role + ".password");
    }

    void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
            Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long logSize() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /** The end of what the server has logged since the given size of its log. */
    String logTail(long since) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        try (var file = new RandomAccessFile(log().toFile(), "r")) {
            long from = Math.max(Math.min(since, file.length()), file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
