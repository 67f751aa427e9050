package io.milehub.mapping.sketch;

import io.milehub.mapping.sample.Layout;
import io.milehub.mapping.trial.TrialResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that was made up from a sample.
 *
 * @param layout where the records stand
 * @param mapping the text of the mapping file
 * @param tables the text of its lookup tables by file name
 * @param fields what was guessed: expressions by canonical field
 * @param open canonical fields that somebody has to decide about, with what is known
 * @param missing required fields that nothing was found for, and why; without them the mapping cannot be used
 * @param trial what the mapping makes of the sample; absent where required fields are missing
 */
public record Sketch(
        Layout layout,
        String mapping,
        Map<String, String> tables,
        Map<String, String> fields,
        Map<String, String> open,
        Map<String, String> missing,
        @Nullable TrialResult trial) {
    public Sketch {
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }
}
