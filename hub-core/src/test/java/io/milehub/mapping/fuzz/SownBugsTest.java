package io.milehub.mapping.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs are sown into sound decoders, and each is found by the law that is there for it. */
class SownBugsTest {
    private static final long SEED = 1;
    private static final int INPUTS_MAX = 500;
    private static final String RUNS_MAX = "-runs=500000";
    private static final int MINUTES_MAX = 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROWS_BEHIND_A_MAGIC_WORD", "CONNECTS"})
    @Timeout(600)
    void a_sown_bug_breaks_its_law(SownBug bug) {
        List<Way> ways = Format.JSON.ways().stream().map(bug::in).toList();
        Mutations mutations = new Mutations(Seeds.of(Format.JSON), Words.of(Format.JSON), SEED);
        Broken broken = null;
        for (int i = 0; broken == null && i < INPUTS_MAX; i++) {
            byte[] input = mutations.next();
            broken = catchThrowableOfType(
                    Broken.class, () -> Format.wayOf(ways, input).judge(Format.bodyOf(input)));
        }
        assertThat(Objects.requireNonNull(broken, "no input broke it").law()).isEqualTo(bug.law());
    }

    @Test
    @Timeout(600)
    void jazzer_tells_of_a_connection() throws Exception {
        FuzzProcess.Outcome outcome =
                new FuzzProcess(Format.JSON, folder, SEED).fuzz("-runs=1", MINUTES_MAX, SownBug.CONNECTS);
        assertThat(outcome.findings()).singleElement().asString().contains(SownBug.CONNECTS.law());
    }

    /** Bytes that no sample has behind each other: they are come upon one by one, by what each of them reaches. */
    @Test
    @Timeout(600)
    void jazzer_comes_upon_a_bug_behind_a_magic_word_and_keeps_its_input() throws Exception {
        SownBug bug = SownBug.THROWS_BEHIND_A_MAGIC_WORD;
        FuzzProcess.Outcome outcome = new FuzzProcess(Format.JSON, folder, SEED).fuzz(RUNS_MAX, MINUTES_MAX, bug);
        assertThat(outcome.findings()).singleElement().asString().contains(bug.law(), "sown");
        List<Path> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.filter(file -> String.valueOf(file.getFileName()).startsWith("crash-"))
                    .toList();
        }
        assertThat(kept).singleElement().satisfies(file -> {
            byte[] input = Files.readAllBytes(file);
            Way way = bug.in(Format.wayOf(Format.JSON.ways(), input));
            Broken again = catchThrowableOfType(Broken.class, () -> way.judge(Format.bodyOf(input)));
            assertThat(again.law()).isEqualTo(bug.law());
        });
    }
}
