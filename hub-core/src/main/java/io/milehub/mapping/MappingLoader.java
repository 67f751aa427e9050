package io.milehub.mapping;

import io.milehub.mapping.domain.DomainRules;
import io.milehub.mapping.file.MappingFileReader;
import io.milehub.mapping.file.MappingFiles;
import io.milehub.mapping.file.MappingPlan;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.mapping.write.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads mapping files, and refuses them with every mistake at once. */
public final class MappingLoader {
    private static final String ENDING = ".yaml";
    /** What is sent to a source and not read from it; it is checked together with the mappings. */
    private static final String TEMPLATE_ENDING = TemplateFile.ENDING;

    private MappingLoader() {}

    /** The mapping in one file, {@code mappings/<source>/<feed>.yaml}, whatever stands beside it. */
    public static Mapping load(Path mappingFile) throws MappingProblems {
        return one(mappingFile, MappingFiles.OF_DISK);
    }

    /**
     * Every mapping below a folder, ordered by source and feed; the mistakes of all of them at once, and those that
     * they only make together.
     */
    public static List<Mapping> loadAll(Path mappingsRoot) throws MappingProblems {
        List<Problem> problems = new ArrayList<>();
        List<MappingPlan> loaded = new ArrayList<>();
        for (Path file : files(mappingsRoot, problems)) {
            if (file.toString().endsWith(TEMPLATE_ENDING)) {
                template(file, problems);
            } else {
                load(file, MappingFiles.OF_DISK, loaded, problems);
            }
        }
        problems.addAll(DomainRules.check(loaded));
        if (!problems.isEmpty()) {
            throw new MappingProblems(problems);
        }
        return loaded.stream().map(Mapping::new).toList();
    }

    /**
     * Of the mappings below a folder those without a mistake of their own, so that one does not hide what others do.
     */
    public static List<Mapping> sound(Path mappingsRoot) {
        List<MappingPlan> loaded = new ArrayList<>();
        for (Path file : files(mappingsRoot, new ArrayList<>())) {
            if (!file.toString().endsWith(TEMPLATE_ENDING)) {
                load(file, MappingFiles.OF_DISK, loaded, new ArrayList<>());
            }
        }
        return loaded.stream().map(Mapping::new).toList();
    }

    /** Every template below a folder, {@code <source>/<feed>.write.yaml}; the mistakes of all of them at once. */
    public static List<TemplateFile> templates(Path mappingsRoot) throws MappingProblems {
        List<Problem> problems = new ArrayList<>();
        List<TemplateFile> templates = new ArrayList<>();
        for (Path file : files(mappingsRoot, problems)) {
            EdiTemplate template = file.toString().endsWith(TEMPLATE_ENDING) ? template(file, problems) : null;
            if (template != null) {
                templates.add(new TemplateFile(file, template));
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingProblems(problems);
        }
        return templates;
    }

    /**
     * A version of a mapping from what was kept of it, {@link Mapping#files()}, whatever the files on disk have become.
     *
     * @param file as it was called, {@code mappings/<source>/<feed>.yaml}; it is not read
     */
    public static Mapping kept(Path file, Map<String, String> files) throws MappingProblems {
        Path folder = Path.of(String.valueOf(file.toAbsolutePath().normalize().getParent()));
        return one(file, MappingFiles.kept(folder, files));
    }

    private static Mapping one(Path file, MappingFiles files) throws MappingProblems {
        List<Problem> problems = new ArrayList<>();
        List<MappingPlan> loaded = new ArrayList<>();
        load(file, files, loaded, problems);
        if (!problems.isEmpty()) {
            throw new MappingProblems(problems);
        }
        return new Mapping(loaded.getFirst());
    }

    private static void load(Path file, MappingFiles files, List<MappingPlan> loaded, List<Problem> problems) {
        MappingFileReader reader = new MappingFileReader(file, files);
        MappingPlan plan = reader.read();
        problems.addAll(reader.problems());
        if (plan != null) {
            loaded.add(plan);
        }
    }

    private static @Nullable EdiTemplate template(Path file, List<Problem> problems) {
        try {
            return EdiTemplate.read(file, problems);
        } catch (IOException failed) {
            problems.add(new Problem(
                    file,
                    1,
                    1,
                    "The template cannot be read: " + failed + ".",
                    "Save it as UTF-8 and check its rights."));
            return null;
        }
    }

    private static List<Path> files(Path root, List<Problem> problems) {
        try (Stream<Path> files = Files.find(root, 2, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> root.relativize(file).getNameCount() == 2)
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            problems.add(new Problem(
                    root,
                    1,
                    1,
                    "The folder of the mappings cannot be read: " + failed + ".",
                    "Check its name and rights."));
            return List.of();
        }
    }
}
