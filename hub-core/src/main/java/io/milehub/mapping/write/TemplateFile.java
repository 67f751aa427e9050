package io.milehub.mapping.write;

import java.nio.file.Path;

/** A template with the file that it stands in, {@code mappings/<source>/<feed>.write.yaml}. */
public record TemplateFile(Path file, EdiTemplate template) {
    /** How such files end. */
    public static final String ENDING = ".write.yaml";

    /** The name of the folder. */
    public String source() {
        Path folder = file.getParent();
        return folder == null ? "" : String.valueOf(folder.getFileName());
    }

    /** The name of the file without its ending: that of the route whose messages it writes. */
    public String feed() {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
