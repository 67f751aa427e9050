package io.milehub.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Objects;

/** The RSA key that signs the hub's tokens, as a JSON Web Key (RFC 7517) in a file that only the hub's user reads. */
final class SigningKey {

    /** RFC 7518 section 3.3 asks for 2048 bits or more with RS256. */
    private static final int BITS = 2048;

    private SigningKey() {}

    /**
     * Reads the key, or creates it. Nodes that start together on one folder end with the same key: the file appears
     * whole, by a hard link that only the first can make.
     */
    static RSAKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new TokenKeyRefused(
                    "the token key " + file + " cannot be read or created (" + e.getMessage()
                            + "); make the folder writable, or name another by milehub.tokens.key-file",
                    e);
        } catch (ParseException e) {
            throw new TokenKeyRefused(
                    "the token key " + file + " is not an RSA key in JSON Web Key form; delete it and the hub makes a"
                            + " new one (tokens that are out there end)",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file has a folder");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                ".token-key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, generate().toJSONString());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another node was first; its key is the one.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JVM cannot make RSA keys", e);
        }
    }
}
