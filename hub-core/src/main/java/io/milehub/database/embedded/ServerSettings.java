package io.milehub.database.embedded;

/**
 * The whole of {@code postgresql.conf}, written anew at every start.
 *
 * <p>Sized for a machine of 2 cores that the hub shares. The log carries no statements and no key values, because those
 * may name persons; errors of statements reach the hub anyway.
 */
final class ServerSettings {

    static final int CONNECTIONS_MAX = 100;

    private static final int CACHE_EXPECTED_MB = 1024;
    private static final int SORT_MB = 16;
    private static final int MAINTENANCE_MB = 128;
    private static final int WAL_MB_MAX = 2048;

    /**
     * So much of the log is kept to be written over. A segment that must be made anew, 16 MiB of zeros, holds up
     * everybody who commits meanwhile: 0.1 s on a disk of 160 MB/s, all the time while a load writes.
     */
    private static final int WAL_KEPT_MB = 1024;

    private ServerSettings() {}

    /**
     * @param port the only door, on 127.0.0.1; no Unix socket, whose path is limited to about 100 bytes
     * @param sharedBuffersMb size of the page cache
     */
    static String text(int port, int sharedBuffersMb) {
        return """
                # Written by the hub at every start; changes here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                password_encryption = 'scram-sha-256'

                fsync = on
                synchronous_commit = on
                full_page_writes = on

                shared_buffers = %dMB
                effective_cache_size = %dMB
                work_mem = %dMB
                maintenance_work_mem = %dMB
                max_wal_size = %dMB
                min_wal_size = %dMB
                wal_compression = off
                random_page_cost = 1.1
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_min_messages = log
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_checkpoints = off
                """.formatted(
                        port,
                        CONNECTIONS_MAX,
                        sharedBuffersMb,
                        CACHE_EXPECTED_MB,
                        SORT_MB,
                        MAINTENANCE_MB,
                        WAL_MB_MAX,
                        WAL_KEPT_MB);
    }
}
