package io.milehub.database.embedded;

import io.milehub.database.DataFolderInUse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which hub owns a data folder. The operating system frees it when the hub dies in whatever way.
 *
 * <p>POSIX frees a process's locks of a file when any descriptor of that file is closed, so a second attempt of the
 * same process must not even open the file; hence the set.
 */
final class FolderLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws DataFolderInUse when another hub, or another part of this process, holds the folder */
    static FolderLock take(ServerFolder folder) throws IOException {
        Path file = folder.lock();
        if (!HELD_HERE.add(file)) {
            throw refused(folder, "this process");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw refused(folder, ownerOf(folder));
            }
            Files.writeString(
                    folder.ownerPid(), String.valueOf(ProcessHandle.current().pid()));
            return new FolderLock(file, channel);
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
    }

    private static DataFolderInUse refused(ServerFolder folder, String owner) {
        return new DataFolderInUse("another hub (" + owner + ") is using the data folder " + folder.root()
                + "; stop it first, or start this one with another data folder");
    }

    private static String ownerOf(ServerFolder folder) throws IOException {
        return Files.exists(folder.ownerPid())
                ? "process " + Files.readString(folder.ownerPid()).strip()
                : "unknown process";
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }
}
