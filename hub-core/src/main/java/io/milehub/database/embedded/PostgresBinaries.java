package io.milehub.database.embedded;

import io.milehub.database.DatabaseRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks PostgreSQL's programs from the class path into a folder named by their content, once.
 *
 * <p>The folder appears by a rename, so it is whole or absent; a file lock makes two hubs that start at once take
 * turns.
 */
final class PostgresBinaries {

    private static final int HASH_CHARACTERS = 16;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String DRAFT = ".draft";
    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        ServerFolder.requireSafe(root);
        Files.createDirectories(root);
        String resource = resource();
        Path home = root.resolve(contentHash(resource));
        if (!Files.isDirectory(home)) {
            unpackOnce(root, resource, home);
        }
        return home.toRealPath();
    }

    private static synchronized void unpackOnce(Path root, String resource, Path home) throws IOException {
        try (var channel = FileChannel.open(
                        root.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid() || Files.isDirectory(home)) {
                return;
            }
            dropDrafts(root);
            Path draft = Files.createTempDirectory(root, home.getFileName().toString() + DRAFT);
            Files.setPosixFilePermissions(draft, OPEN);
            try (InputStream packed = open(resource)) {
                extract(packed, draft);
            }
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Under the lock every draft is one that a killed hub left. */
    private static void dropDrafts(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.filter(
                            path -> path.getFileName().toString().contains(DRAFT))
                    .toList()) {
                ServerFolder.deleteTree(entry);
            }
        }
    }

    private static void extract(InputStream packed, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, BUFFER_BYTES)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the archive of PostgreSQL's programs points outside itself: " + target);
                }
                place(tar, entry, into, target);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            createOpenFolders(into, target);
            return;
        }
        createOpenFolders(into, Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, program ? OPEN : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** Readable by the account that the server will run under, whatever the umask. */
    private static void createOpenFolders(Path into, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path path = folder; !path.equals(into); path = Objects.requireNonNull(path.getParent())) {
            Files.setPosixFilePermissions(path, OPEN);
        }
    }

    private static String contentHash(String resource) throws IOException {
        try (var stream = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new DatabaseRefused("no PostgreSQL for " + resource
                    + " is built in; run an own PostgreSQL 18 and name it with --database-url");
        }
        return stream;
    }

    /** As the binaries' jars name their archive. */
    private static String resource() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.startsWith("mac") ? "darwin" : os;
        String machine = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "/postgres-" + family + "-" + machine + ".txz";
    }
}
