package io.milehub.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged hub, unpacked, with the fault console beside it on the class path. The hub's own jar is what is shipped;
 * the console comes from a module that is not.
 */
final class FaultyHub {

    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));
    private static final Duration UNPACKED_MAX = Duration.ofMinutes(5);

    /** Once a test run: a jar of jars takes nothing beside it, and starts more slowly. */
    private static final class Unpacked {
        private static final Path FOLDER = unpack(Workspace.fresh("unpacked"));
    }

    private FaultyHub() {}

    /** What follows the options of the JVM. */
    static List<String> program() {
        String hub = Unpacked.FOLDER.resolve(HubNode.JAR.getFileName()).toString();
        String console = ROOT.resolve("src/faults/target/classes").toString();
        return List.of("-Dmilehub.faults=console", "-cp", hub + ":" + console, "io.milehub.app.Milehub");
    }

    private static Path unpack(Path folder) {
        List<String> words = new ArrayList<>(List.of("-Djarmode=tools", "-jar", HubNode.JAR.toString(), "extract"));
        words.addAll(List.of("--destination", folder.toString(), "--force"));
        try (Child tools = Child.logging(folder, "unpacking", words)) {
            if (!tools.endsWithin(UNPACKED_MAX) || !Files.exists(folder.resolve("lib"))) {
                throw new IllegalStateException("cannot unpack " + HubNode.JAR + ": " + tools.log());
            }
            return folder;
        }
    }
}
