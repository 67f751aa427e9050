package io.milehub.app.command;

import io.milehub.app.RunningHub;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The data folder of a command that begins with nothing: it is emptied whenever the command starts. */
public final class ScratchFolder {

    /** What is costly to unpack and no data. */
    private static final String PROGRAMS = "postgres-bin";

    private ScratchFolder() {}

    /**
     * Makes the folder empty, but for unpacked programs.
     *
     * @param command whose folder it is; the mark that it leaves there says so, and another's folder is not emptied
     * @throws CommandRefused when a hub runs on it or it is not the command's folder
     */
    public static void empty(Path folder, String command) throws IOException {
        String mark = command + "-data";
        RunningHub.in(folder).ifPresent(hub -> {
            throw new CommandRefused("a hub (process " + hub.pid() + ", port " + hub.port() + ") runs on " + folder
                    + "; stop it first, or choose another folder with --data");
        });
        if (Files.isDirectory(folder) && !isEmpty(folder)) {
            if (!Files.exists(folder.resolve(mark))) {
                throw new CommandRefused("the folder " + folder + " was not made by './hub " + command
                        + "', which would empty it; choose another with --data");
            }
            stopOrphan(folder);
            clear(folder);
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(mark), "./hub " + command + " empties this folder whenever it starts.\n");
    }

    /** A server that outlived a killed hub still writes there; adopting it is the orderly way to stop it. */
    private static void stopOrphan(Path folder) {
        EmbeddedOptions options = EmbeddedOptions.under(folder);
        if (holdsServer(options.folder())) {
            EmbeddedPostgres.start(options).close();
        }
    }

    private static boolean holdsServer(Path serverFolder) {
        try (Stream<Path> files = Files.exists(serverFolder) ? Files.walk(serverFolder, 2) : Stream.empty()) {
            return files.anyMatch(file -> file.endsWith("postmaster.pid"));
        } catch (IOException e) {
            throw new CommandRefused("the folder " + serverFolder + " cannot be read (" + e + "); remove it");
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (!child.endsWith(PROGRAMS)) {
                    FileSystemUtils.deleteRecursively(child);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** The port itself, or a free one for 0: asked for before the start by whoever must know it then. */
    public static int port(int wanted) {
        try (var probe = new ServerSocket(wanted, 1, InetAddress.getByName("0.0.0.0"))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new CommandRefused(
                    "port " + wanted + " is taken by another program; stop it, or choose another with --port");
        }
    }
}
