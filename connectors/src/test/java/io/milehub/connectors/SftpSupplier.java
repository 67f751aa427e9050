package io.milehub.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A supplier's SFTP server over a folder, with a host key of its own. */
final class SftpSupplier implements AutoCloseable {
    static final String PASSWORD = "p%41&x=;+ a$#)é/?";

    final Path files;
    private final Path knownHosts;
    private final SshServer server;

    SftpSupplier(Path folder) throws IOException, GeneralSecurityException {
        files = Files.createDirectories(folder.resolve("files/outbox"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        KeyPair key = key();
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("hub") && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("files")));
        server.start();
        knownHosts = folder.resolve("known_hosts");
        trust(key);
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Makes the hub know another key than the server has. */
    void trustAnotherKey() throws IOException, GeneralSecurityException {
        trust(key());
    }

    void trustNobody() throws IOException {
        Files.writeString(knownHosts, "");
    }

    private void trust(KeyPair key) throws IOException {
        Files.writeString(
                knownHosts, "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    String knownHosts() throws IOException {
        return Files.readString(knownHosts);
    }

    Map<String, String> settings(String password) {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(server.getPort()),
                "user",
                "hub",
                "password",
                password,
                "known-hosts",
                knownHosts.toString());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
