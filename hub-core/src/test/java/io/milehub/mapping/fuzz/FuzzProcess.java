package io.milehub.mapping.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jazzer over one format, in a JVM of its own with the heap that the hub has to do with. */
final class FuzzProcess {
    static final String FINDING = "finding: ";

    /** Whose branches guide; in tests of the fuzzer itself it is the sown bug alone, over small inputs. */
    private static final String DECODERS = "io.milehub.mapping.**:com.fasterxml.jackson.core.json.**:de.siegmar.**";

    private static final int SOWN_BYTES_MAX = 16;
    private static final String HEAP = "-Xmx512m";
    /** Of the process; Jazzer's own limit beside the heap's. */
    private static final int MEMORY_MIB_MAX = 2_048;

    private static final int HANG_SECONDS = 60;
    private static final int START_MINUTES_MAX = 5;
    private static final int FINDINGS_MAX = 25;
    private static final Pattern EXECUTED = Pattern.compile("(?m)^stat::number_of_executed_units: *(\\d+)");
    private static final Pattern COVERED = Pattern.compile("(?m)^#\\d+\\s.*cov: (\\d+) ft: (\\d+) corp: (\\d+)/\\S+");
    private static final Pattern FINDINGS =
            Pattern.compile("(?m)^(?:" + FINDING + "|== Java Exception: |==\\d+== ERROR: )(.*)");
    private static final Pattern RAN = Pattern.compile("(?m)^" + SwellingRun.RAN + "(.*)");

    private final Format format;
    private final Path folder;
    private final long seed;

    /** @param folder for the inputs that reached something new, and what was found */
    FuzzProcess(Format format, Path folder, long seed) {
        this.format = format;
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param findings what is wrong, each in a line; empty for nothing
     * @param summary how much was tried, in words
     */
    record Outcome(List<String> findings, String summary) {}

    /** Fuzzes for a time, or until so many inputs were tried. */
    Outcome fuzz(String limit, int minutesMax, @Nullable SownBug sown) throws IOException, InterruptedException {
        Path corpus = write("corpus", List.of());
        Path seeds = write("seeds", inputs(sown == null));
        List<String> command = java(List.of(
                "-D" + FuzzTarget.FORMAT + "=" + format.word(),
                "-Dmilehub.root=" + System.getProperty("milehub.root", "..")));
        if (sown != null) {
            command.add("-D" + FuzzTarget.SOWN + "=" + sown.name());
        }
        command.addAll(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=" + (sown == null ? DECODERS : SownBug.class.getName() + "*"),
                "--instrumentation_excludes=" + (sown == null ? "io.milehub.mapping.fuzz.**" : "nothing"),
                "--keep_going=" + (sown == null ? FINDINGS_MAX : 1),
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-dict=" + dictionary(),
                "-max_len=" + (sown == null ? Seeds.BYTES_MAX : SOWN_BYTES_MAX),
                "-timeout=" + HANG_SECONDS,
                "-rss_limit_mb=" + MEMORY_MIB_MAX,
                "-print_final_stats=1",
                "-seed=" + (1 + Math.floorMod(seed, Integer.MAX_VALUE - 1)),
                limit,
                corpus.toString(),
                seeds.toString()));
        String said = run("jazzer.log", command, minutesMax);
        List<String> findings = findings(said);
        Optional<MatchResult> executed = last(EXECUTED, said);
        if (executed.isEmpty() && findings.isEmpty()) {
            findings.add("the fuzzer did not run, see " + folder.resolve("jazzer.log"));
        }
        String covered = last(COVERED, said)
                .map(found -> found.group(1) + " places covered, " + found.group(3) + " inputs kept")
                .orElse("nothing covered");
        return new Outcome(findings, executed.map(found -> found.group(1)).orElse("some") + " inputs, " + covered);
    }

    /** Reads swollen bodies, made of what {@link #fuzz} has come upon. */
    Outcome swell(int seconds) throws IOException, InterruptedException {
        List<String> command = java(List.of("-Dmilehub.root=" + System.getProperty("milehub.root", "..")));
        command.addAll(List.of(
                SwellingRun.class.getName(),
                format.word(),
                folder.toString(),
                Integer.toString(seconds),
                Long.toString(seed)));
        String said = run("swelling.log", command, 1 + seconds / 60);
        List<String> findings = findings(said);
        Matcher ran = RAN.matcher(said);
        boolean ended = ran.find();
        if (!ended) {
            findings.add("swelling ended early, see " + folder.resolve("swelling.log"));
        }
        return new Outcome(findings, (ended ? ran.group(1) : "some") + " swollen");
    }

    private List<byte[]> inputs(boolean all) throws IOException {
        List<byte[]> inputs = new ArrayList<>(Seeds.of(format));
        if (all) {
            inputs.addAll(Seeds.fixtures(format));
        }
        return inputs;
    }

    private Path write(String name, List<byte[]> inputs) throws IOException {
        Path into = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> before = Files.list(into)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(into.resolve(String.format(Locale.ROOT, "%04d", i)), inputs.get(i));
        }
        return into;
    }

    private Path dictionary() throws IOException {
        StringBuilder words = new StringBuilder();
        for (String token : Words.of(format)) {
            words.append('"');
            for (byte b : token.getBytes(StandardCharsets.ISO_8859_1)) {
                words.append(String.format(Locale.ROOT, "\\x%02x", b));
            }
            words.append("\"\n");
        }
        return Files.writeString(folder.resolve("words.dict"), words);
    }

    /** Native libraries are unpacked beside the findings, because /tmp is mounted noexec on hardened machines. */
    private List<String> java(List<String> properties) throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + unpacked,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(properties);
        return command;
    }

    private String run(String log, List<String> command, int minutes) throws IOException, InterruptedException {
        Path said = folder.resolve(log);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Thread onInterruption = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(onInterruption);
        try {
            if (!process.waitFor(minutes + START_MINUTES_MAX, TimeUnit.MINUTES)) {
                return Files.readString(said, StandardCharsets.ISO_8859_1) + "\n" + FINDING + "it did not end, see "
                        + said;
            }
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(onInterruption);
        }
        return Files.readString(said, StandardCharsets.ISO_8859_1);
    }

    private static List<String> findings(String said) {
        return new ArrayList<>(
                FINDINGS.matcher(said).results().map(found -> found.group(1)).toList());
    }

    private static Optional<MatchResult> last(Pattern pattern, String said) {
        return pattern.matcher(said).results().reduce((_, later) -> later);
    }
}
