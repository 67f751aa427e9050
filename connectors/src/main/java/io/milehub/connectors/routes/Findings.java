package io.milehub.connectors.routes;

import io.milehub.connectors.routes.RouteFile.SettingUse;
import io.milehub.connectors.routes.RouteProblem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the check of one file found: its mistakes, and the settings that it reads. */
final class Findings {
    private final Path file;
    private final List<RouteProblem> problems = new ArrayList<>();
    private final List<SettingUse> settings = new ArrayList<>();
    private boolean pushed;
    private boolean leaving;

    Findings(Path file) {
        this.file = file;
    }

    void error(Node at, String what, String remedy) {
        add(Severity.ERROR, line(at), column(at), what, remedy);
    }

    void add(Severity severity, int line, int column, String what, String remedy) {
        problems.add(new RouteProblem(severity, file, line, column, what, remedy));
    }

    void reads(String setting, boolean address, Node at) {
        settings.add(new SettingUse(setting, address, line(at), column(at)));
    }

    void isPushed() {
        pushed = true;
    }

    /** Whether the route begins at the webhook door. */
    boolean pushed() {
        return pushed;
    }

    void isLeaving() {
        leaving = true;
    }

    /** Whether the route sends messages. */
    boolean leaving() {
        return leaving;
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(RouteProblem::isError);
    }

    List<RouteProblem> problems() {
        return problems;
    }

    List<SettingUse> settings() {
        return settings;
    }

    private static int line(Node at) {
        return at.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Node at) {
        return at.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }
}
