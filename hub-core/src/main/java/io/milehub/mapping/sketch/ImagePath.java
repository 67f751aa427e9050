package io.milehub.mapping.sketch;

import io.milehub.mapping.reads.ReadPath;
import java.util.List;

/** The expression for a list of values inside of lists. */
final class ImagePath {
    private ImagePath() {}

    /** {@code .images}, or {@code [for (.media) .url]} where the values stand in objects. */
    static String of(ReadPath path) {
        int list = path.steps().indexOf(ReadPath.EACH);
        if (list < 0) {
            return path.toString();
        }
        String before = new ReadPath(path.level(), path.steps().subList(0, list)).toString();
        List<String> inside = path.steps().subList(list + 1, path.steps().size());
        if (inside.isEmpty()) {
            return before;
        }
        return "[for (" + before + ") " + new ReadPath(io.milehub.mapping.reads.Level.RECORD, inside) + "]";
    }
}
