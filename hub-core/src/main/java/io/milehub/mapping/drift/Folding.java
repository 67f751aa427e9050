package io.milehub.mapping.drift;

import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.util.ArrayList;
import java.util.List;

/** Where else a place of an expression can be found: one place may have several names. */
final class Folding {
    private static final String UP = "up";
    private static final String XML_TEXT = "#text";

    private final String format;
    private final Drift.Surroundings around;

    Folding(String format, Drift.Surroundings around) {
        this.format = format;
        this.around = around;
    }

    /** The places that a path may mean; none where it is nothing that bodies have of themselves. */
    List<ReadPath> of(ReadPath path) {
        return switch (format) {
            case "csv" -> column(path);
            case "edi" -> segment(path);
            default -> surrounding(path);
        };
    }

    /** A column is the same whether it is read of the group, of its rows or of all of them. */
    private static List<ReadPath> column(ReadPath path) {
        List<String> steps = path.steps();
        if (path.level() != Level.RECORD && path.level() != Level.PARENT) {
            return List.of(path);
        }
        if (steps.contains(CsvDecoder.ROW)) {
            return List.of();
        }
        boolean rows = !steps.isEmpty() && steps.getFirst().equals(CsvDecoder.ROWS);
        boolean all = !steps.isEmpty() && steps.getFirst().equals(CsvDecoder.ALL);
        int from = all ? 1 : rows ? Math.min(2, steps.size()) : 0;
        return List.of(new ReadPath(Level.RECORD, steps.subList(from, steps.size())));
    }

    private List<ReadPath> segment(ReadPath path) {
        List<String> steps = path.steps();
        boolean above = path.level() == Level.RECORD
                && steps.size() > 1
                && steps.getFirst().equals(UP);
        if (above) {
            return List.of(new ReadPath(Level.RECORD, steps.subList(2, steps.size())));
        }
        List<ReadPath> places = new ArrayList<>(surrounding(path));
        if (around.levels && (path.level() == Level.PARENT || path.level() == Level.GRANDPARENT)) {
            places.add(new ReadPath(Level.RECORD, steps));
        }
        return places;
    }

    private List<ReadPath> surrounding(ReadPath path) {
        boolean root = switch (path.level()) {
            case PARENT -> around.parentIsRoot;
            case GRANDPARENT -> around.grandparentIsRoot;
            default -> false;
        };
        return root ? List.of(path, new ReadPath(Level.ROOT, path.steps())) : List.of(path);
    }

    /** Whether what surrounds records is a place of its own, and not one of those already told of. */
    boolean isOwn(Level level, boolean hasDocument) {
        return switch (level) {
            case PARENT, GRANDPARENT -> !around.levels;
            case ROOT -> !hasDocument;
            default -> true;
        };
    }

    /** What the decoder made up, or left of what held the records. */
    boolean isMadeUp(ReadPath path, Place place) {
        boolean blankText = path.steps().getLast().equals(XML_TEXT) && place.told() == 0;
        boolean up = around.levels && path.equals(new ReadPath(Level.RECORD, List.of(UP)));
        return blankText || up || place.isHull();
    }
}
