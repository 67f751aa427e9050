package io.milehub.mapping.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.drill.Drill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * {@code ./hub drill decode}: gives the decoders bodies that no supplier would send, guided by what they reach.
 *
 * <p>Jazzer has four fifths of each format's time, bodies swollen to megabytes the rest. Options: {@code --format},
 * {@code --minutes} a format, {@code --lanes} for formats at a time, and {@code --file} to repeat one finding.
 */
class DecodeDrill {
    private static final int SECONDS_A_MINUTE = 60;

    @Test
    void no_body_breaks_a_law() throws Exception {
        try (Drill drill = new Drill("decode")) {
            String file = drill.text("file", "");
            String only = drill.text("format", "");
            drill.begins("the format '" + only + "'; there are " + Format.words());
            List<Format> formats = only.isEmpty() ? List.of(Format.values()) : List.of(Format.of(only));
            if (!file.isEmpty()) {
                repeat(
                        drill,
                        formats.getFirst(),
                        Path.of(drill.text("from", "")).resolve(file));
                return;
            }
            List<String> findings = new ArrayList<>();
            try (ExecutorService lanes = Executors.newFixedThreadPool(drill.number("lanes", 1))) {
                List<Future<List<String>>> runs = new ArrayList<>();
                for (Format format : formats) {
                    runs.add(lanes.submit(() -> fuzz(drill, format)));
                }
                for (Future<List<String>> run : runs) {
                    findings.addAll(run.get());
                }
            }
            assertThat(findings).isEmpty();
            drill.passed(formats.size() + " formats, " + drill.number("minutes", 10) + " minutes each, nothing found");
        }
    }

    private static List<String> fuzz(Drill drill, Format format) throws IOException, InterruptedException {
        int seconds = Math.max(1, drill.number("minutes", 10)) * SECONDS_A_MINUTE;
        Path folder =
                Files.createDirectories(Path.of("target", "fuzz", format.word()).toAbsolutePath());
        FuzzProcess process = new FuzzProcess(format, folder, drill.seed());
        FuzzProcess.Outcome fuzzed = process.fuzz("-max_total_time=" + seconds * 4 / 5, seconds / 60, null);
        FuzzProcess.Outcome swollen = process.swell(seconds / 5);
        List<String> findings = new ArrayList<>(fuzzed.findings());
        findings.addAll(swollen.findings());
        synchronized (drill) {
            drill.begins(format.word());
            drill.note(fuzzed.summary() + "; " + swollen.summary() + "; " + findings.size() + " findings");
            for (String finding : findings) {
                drill.note(finding);
            }
            if (!findings.isEmpty()) {
                drill.note("inputs are in " + folder + "; repeat one with ./hub drill decode --format " + format.word()
                        + " --file <input>");
            }
        }
        return findings;
    }

    private static void repeat(Drill drill, Format format, Path file) throws IOException {
        drill.begins("reading " + file);
        byte[] input = Files.readAllBytes(file);
        Way way = Format.wayOf(format.ways(), input);
        byte[] body = Format.bodyOf(input);
        drill.begins(file + " as " + way.name());
        drill.note("the body is " + Arrays.hashCode(body) + ", " + body.length + " bytes");
        if (body.length > Seeds.BYTES_MAX) {
            way.cost(body);
        } else {
            way.judge(body);
        }
        drill.passed("nothing found in it");
    }
}
