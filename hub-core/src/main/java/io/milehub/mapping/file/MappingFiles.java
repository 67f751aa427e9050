package io.milehub.mapping.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the text of a mapping file and its lookup tables comes from. */
public interface MappingFiles {
    /** The file system as it is now. */
    MappingFiles OF_DISK = new MappingFiles() {
        @Override
        public boolean has(Path file) {
            return Files.isRegularFile(file);
        }

        @Override
        public long size(Path file) throws IOException {
            return Files.size(file);
        }

        @Override
        public byte[] read(Path file) throws IOException {
            return Files.readAllBytes(file);
        }
    };

    boolean has(Path file);

    /** In bytes. */
    long size(Path file) throws IOException;

    byte[] read(Path file) throws IOException;

    /** What was kept of a version, {@link MappingPlan#files()}: nothing of it is looked for on disk. */
    static MappingFiles kept(Path folder, Map<String, String> texts) {
        Path root = folder.toAbsolutePath().normalize();
        return new MappingFiles() {
            @Override
            public boolean has(Path file) {
                return text(file).isPresent();
            }

            @Override
            public long size(Path file) throws IOException {
                return read(file).length;
            }

            @Override
            public byte[] read(Path file) throws IOException {
                return text(file)
                        .orElseThrow(() -> new IOException("it was not kept"))
                        .getBytes(StandardCharsets.UTF_8);
            }

            private Optional<String> text(Path file) {
                return Optional.ofNullable(
                        texts.get(root.relativize(file.toAbsolutePath()).toString()));
            }
        };
    }
}
