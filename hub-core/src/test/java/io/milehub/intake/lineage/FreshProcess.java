package io.milehub.intake.lineage;

import io.milehub.database.DatabaseConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@link LineageCheck} in a JVM of its own, in an empty folder. */
record FreshProcess(int status, String output) {
    private static final int MINUTES_MAX = 10;

    static FreshProcess check(DatabaseConnection app, Path folder, long seed, int values) throws Exception {
        Path empty = Files.createDirectories(folder.resolve("fresh-process"));
        Path said = folder.resolve("fresh-process.out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LineageCheck.class.getName(),
                        app.url(),
                        Long.toString(seed),
                        Integer.toString(values))
                .directory(empty.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("HUB_APP_PASSWORD", app.password());
        Process process = builder.start();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the check did not end: " + Files.readString(said));
        }
        return new FreshProcess(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
