package io.milehub.mapping.sketch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.trial.Trial;
import io.milehub.mapping.trial.TrialLimits;
import io.milehub.mapping.trial.TrialResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a mapping makes of a case's input, as the files that expect it. A human has to say whether it is right. */
public final class CaseText {
    private CaseText() {}

    /**
     * The files of a case by what stands behind its name: {@code .out.json}, {@code .refused.txt}, {@code .page.json}.
     */
    public static Map<String, String> of(Mapping mapping, byte[] input) throws IOException {
        Trial trial = new Trial(mapping, new TrialLimits(TrialLimits.ROWS_MAX, TrialLimits.ROWS_MAX, 0));
        trial.page("case", new ByteArrayInputStream(input));
        TrialResult result = trial.result();
        Map<String, String> files = new LinkedHashMap<>();
        DecodeRefused refusal = result.pages().getFirst().refusal();
        if (refusal != null) {
            files.put(".refused.txt", "document\n");
            return files;
        }
        files.put(".out.json", records(result));
        if (result.refused() > 0) {
            files.put(".refused.txt", refusals(result));
        }
        PageFacts facts = result.pages().getFirst().facts();
        if (facts != null && (facts.next() != null || facts.total() != null || facts.asOf() != null)) {
            files.put(".page.json", page(facts) + "\n");
        }
        return files;
    }

    private static String records(TrialResult result) {
        return result.rows().stream()
                .map(row -> "  " + row.record())
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String refusals(TrialResult result) {
        return result.refusals().stream()
                .flatMap(refused -> refused.reasons().stream()
                        .map(reason -> refused.at().ordinal() + " " + reason.code() + " " + reason.field() + "\n"))
                .collect(Collectors.joining());
    }

    private static ObjectNode page(PageFacts facts) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        if (facts.next() != null) {
            page.put("next", facts.next());
        }
        if (facts.total() != null) {
            page.put("total", facts.total());
        }
        if (facts.asOf() != null) {
            page.put("as_of", String.valueOf(facts.asOf()));
        }
        return page;
    }
}
