package io.milehub.mapping.file;

import io.milehub.mapping.Problem;
import io.milehub.mapping.language.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong with one mapping, so that it is told all at once. */
final class Problems {
    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    void at(Node node, String what, String remedy) {
        at(node.getStartMark(), what, remedy);
    }

    void at(Mark mark, String what, String remedy) {
        found.add(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, what, remedy));
    }

    /** A mistake inside an expression, placed where it stands in the file. */
    void in(ScalarNode expression, Finding finding, List<String> lines) {
        ScalarPosition position = ScalarPosition.of(expression, finding.line(), finding.column(), lines);
        found.add(new Problem(file, position.line(), position.column(), finding.what(), finding.remedy()));
    }

    /** A mistake in another file of the mapping, or in the file as a whole. */
    void in(Path other, int line, int column, String what, String remedy) {
        found.add(new Problem(other, line, column, what, remedy));
    }

    List<Problem> found() {
        return found;
    }
}
