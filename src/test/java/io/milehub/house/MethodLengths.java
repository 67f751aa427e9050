package io.milehub.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Measures methods with the JDK's own parser, so that strings and comments cannot fool it. */
final class MethodLengths {

    private MethodLengths() {}

    static List<String> longerThan(int linesMax, List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    sources,
                    null,
                    List.of("-proc:none", "--release", "25"),
                    null,
                    sources.getJavaFileObjectsFromPaths(files));
            List<String> found = new ArrayList<>();
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new LongMethods(unit, positions, linesMax, found), null);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class LongMethods extends TreeScanner<@Nullable Object, @Nullable Object> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int linesMax;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, int linesMax, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.linesMax = linesMax;
            this.found = found;
        }

        @Override
        public @Nullable Object visitMethod(MethodTree method, @Nullable Object nothing) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > linesMax) {
                found.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " has "
                        + (last - first + 1) + " lines");
            }
            return super.visitMethod(method, nothing);
        }
    }
}
