package io.milehub.mapping.file;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML as nodes that know their place, and never as objects. */
final class YamlText {
    private static final int DEPTH_MAX = 10;

    private YamlText() {}

    static @Nullable Node compose(String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MappingFileReader.FILE_BYTES_MAX);
        Mark start = new Mark("mapping", 0, 0, 0, new int[0], 0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                problems.at(start, "The file is empty.", "Write a mapping as docs/mapping.md describes.");
            }
            return root;
        } catch (MarkedYAMLException wrong) {
            boolean tab = String.valueOf(wrong.getProblem()).contains("TAB");
            problems.at(
                    place(wrong, text, start),
                    "This is no YAML: " + wrong.getProblem() + ".",
                    tab
                            ? "Indent with spaces; YAML knows no tabs there."
                            : "Put single quotes around an expression that YAML reads as something else.");
        } catch (YAMLException wrong) {
            problems.at(start, "This is no YAML: " + wrong.getMessage() + ".", "Correct the file.");
        }
        return null;
    }

    /** Where it went wrong; of a bracket or quote that is never closed the place where it opens. */
    private static Mark place(MarkedYAMLException wrong, String text, Mark start) {
        Mark at = wrong.getProblemMark();
        Mark context = wrong.getContextMark();
        boolean end = at != null && at.getIndex() >= text.stripTrailing().length();
        return end && context != null ? context : at == null ? start : at;
    }
}
