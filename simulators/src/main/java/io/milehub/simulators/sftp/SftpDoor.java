package io.milehub.simulators.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/**
 * An SFTP server: one account, one folder, a host key of its own at each start. The account reads everywhere and writes
 * in one folder at most.
 */
public final class SftpDoor implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;

    /**
     * Opens it.
     *
     * @param inbox the folder below the root in which the account may leave files; null for none
     * @throws IOException when the port is taken
     */
    public SftpDoor(String bind, int port, String user, String password, Path root, @Nullable Path inbox)
            throws IOException {
        hostKey = freshKey();
        server.setHost(bind);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (name, secret, session) -> name.equals(user) && Objects.equals(secret, password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new OpeningToRead(inbox))
                .build();
        sftp.addSftpEventListener(new ReadingOnly(inbox));
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** Writes the key in the form of OpenSSH's known_hosts (sshd(8)), with its fingerprint as the comment. */
    public void announceKey(Path file, String bind) throws IOException {
        String entry = PublicKeyEntry.toString(hostKey.getPublic());
        String at = "]:" + port();
        String hosts = "[127.0.0.1" + at + ",[localhost" + at;
        String others = bind.equals("127.0.0.1") || bind.equals("0.0.0.0") ? "" : ",[" + bind + at;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, hosts + others + " " + entry + " " + KeyUtils.getFingerPrint(hostKey.getPublic()) + "\n");
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failure) {
            throw new UncheckedIOException("The SFTP server does not stop", failure);
        }
    }

    private static KeyPair freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no P-256 keys", missing);
        }
    }

    /** The supplier's folder is read by many; none may change it outside the inbox. */
    private record ReadingOnly(@Nullable Path inbox) implements SftpEventListener {

        @Override
        public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
            requireIn(inbox, path);
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            requireIn(inbox, from);
            requireIn(inbox, to);
        }

        @Override
        public void removing(ServerSession session, Path path, boolean directory) throws IOException {
            requireIn(inbox, path);
        }

        @Override
        public void linking(ServerSession session, Path from, Path to, boolean symbolic) throws IOException {
            requireIn(null, to);
        }

        @Override
        public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes)
                throws IOException {
            requireIn(inbox, path);
        }
    }

    /** Refuses before the file is touched: opening for writing alone would already empty it. */
    private record OpeningToRead(@Nullable Path inbox) implements SftpFileSystemAccessor {

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle fileHandle,
                Path file,
                String handle,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            if (!options.isEmpty() && !options.equals(Set.of(StandardOpenOption.READ))) {
                requireIn(inbox, file);
            }
            return SftpFileSystemAccessor.super.openFile(subsystem, fileHandle, file, handle, options, attributes);
        }
    }

    private static void requireIn(@Nullable Path inbox, Path path) throws AccessDeniedException {
        Path folder = path.getParent();
        boolean inside = inbox != null && folder != null && folder.endsWith(String.valueOf(inbox.getFileName()));
        if (!inside) {
            throw new AccessDeniedException(path.toString(), null, "the account may only list and read here");
        }
    }
}
