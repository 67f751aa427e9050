package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    Path temp;

    @Test
    void two_hubs_that_unpack_at_once_end_with_one_whole_folder_and_no_leftovers() throws Exception {
        Path folder = temp.resolve("pro grams");
        Files.createDirectories(folder.resolve("0123.draft-of-a-killed-hub").resolve("bin"));
        Callable<Path> hub = () -> PostgresBinaries.unpack(folder);
        try (var hubs = Executors.newFixedThreadPool(2)) {
            var one = hubs.submit(hub);
            var two = hubs.submit(hub);
            assertThat(one.get()).isEqualTo(two.get());
            assertThat(Files.isExecutable(PostgresPrograms.postgres(one.get()))).isTrue();
        }
        assertThat(names(folder)).hasSize(2).contains("unpack.lock").noneMatch(name -> name.contains("draft"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
