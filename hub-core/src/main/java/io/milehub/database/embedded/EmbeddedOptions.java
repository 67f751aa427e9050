package io.milehub.database.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the embedded server lives, and its limits.
 *
 * @param folder data, secrets and log of one server; survives restarts, belongs to one hub at a time
 * @param programs where PostgreSQL's programs are unpacked, once a version; may be shared, must allow execution
 * @param startMax how long the server may take to answer; recovery after a crash counts
 * @param answerMax how long a running server may take to answer before it counts as hung
 * @param stopFastMax how long an orderly stop may take before an immediate one, which the next start recovers from
 * @param stopImmediateMax how long an immediate stop may take before the processes are killed
 * @param restartsPerMinuteMax how often a minute a server that died is started again
 * @param sharedBuffersMb memory for PostgreSQL's page cache, in MiB
 */
public record EmbeddedOptions(
        Path folder,
        Path programs,
        Duration startMax,
        Duration answerMax,
        Duration stopFastMax,
        Duration stopImmediateMax,
        int restartsPerMinuteMax,
        int sharedBuffersMb) {

    /** Everything below one folder, usually {@code .hub}, with the usual limits. */
    public static EmbeddedOptions under(Path hubFolder) {
        return at(hubFolder.resolve("postgres"), hubFolder.resolve("postgres-bin"));
    }

    /** Data and programs in folders of their own, with the usual limits. */
    public static EmbeddedOptions at(Path folder, Path programs) {
        return new EmbeddedOptions(
                folder,
                programs,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                5,
                256);
    }

    /** The same with another limit for the start. */
    public EmbeddedOptions withStartMax(Duration limit) {
        return new EmbeddedOptions(
                folder,
                programs,
                limit,
                answerMax,
                stopFastMax,
                stopImmediateMax,
                restartsPerMinuteMax,
                sharedBuffersMb);
    }

    /** The same with another patience for a server that does not answer. */
    public EmbeddedOptions withAnswerMax(Duration limit) {
        return new EmbeddedOptions(
                folder,
                programs,
                startMax,
                limit,
                stopFastMax,
                stopImmediateMax,
                restartsPerMinuteMax,
                sharedBuffersMb);
    }
}
