package io.milehub.api.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How bearer tokens are made and checked.
 *
 * @param ownIssuer what the hub's own tokens name as their issuer
 * @param externalIssuer whose tokens are accepted instead; null = the hub's own
 * @param keyFile where the signing key is kept, shared by all nodes of one hub
 * @param lifetime of one of the hub's own tokens
 */
public record TokenSettings(URI ownIssuer, @Nullable URI externalIssuer, Path keyFile, Duration lifetime) {}
