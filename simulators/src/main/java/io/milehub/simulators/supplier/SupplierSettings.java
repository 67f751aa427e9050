package io.milehub.simulators.supplier;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * What every supplier is started with.
 *
 * @param bind address to listen on
 * @param port 0 takes a free one
 * @param scale multiplies the number of products
 * @param changes how many catalogue versions have already passed
 * @param manifests folder of the manifests
 * @param start what version 1 is dated; the clock stood there when the process began
 */
public record SupplierSettings(
        String bind, int port, long seed, double scale, int changes, Path manifests, Clock clock, Instant start) {}
