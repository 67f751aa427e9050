package io.milehub.mapping.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.drift.DriftReport;
import io.milehub.mapping.drift.DriftReport.Seen;
import io.milehub.mapping.trial.TrialResult.At;
import io.milehub.mapping.trial.TrialResult.Page;
import io.milehub.mapping.trial.TrialResult.Refused;
import java.util.Locale;

/** A trial as one JSON document, for programs. */
public final class TrialJson {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private TrialJson() {}

    public static String of(TrialResult result) {
        TrialJson document = new TrialJson();
        document.mapping(result.mapping());
        document.counts(result);
        document.pages(result);
        document.records(result);
        document.drift(result.drift());
        return document.json.toPrettyString();
    }

    private void mapping(Mapping mapping) {
        json.putObject("mapping")
                .put("file", mapping.file().toString())
                .put("record", mapping.kind().slug())
                .put("mode", mapping.mode().name().toLowerCase(Locale.ROOT))
                .put("format", mapping.format())
                .put("version", mapping.version());
    }

    private void counts(TrialResult result) {
        json.put("accepted", result.accepted());
        json.put("refused", result.refused());
        json.put("skipped", result.skipped());
    }

    private void pages(TrialResult result) {
        ArrayNode pages = json.putArray("pages");
        for (Page page : result.pages()) {
            ObjectNode one = pages.addObject().put("file", page.name());
            PageFacts facts = page.facts();
            if (facts != null) {
                one.put("records", facts.records())
                        .put("next", facts.next())
                        .put("total", facts.total())
                        .put("asOf", facts.asOf() == null ? null : facts.asOf().toString())
                        .put("complete", facts.complete());
            }
            DecodeRefused refusal = page.refusal();
            if (refusal != null) {
                one.putObject("refused")
                        .put("position", refusal.position())
                        .put("what", refusal.what())
                        .put("remedy", refusal.remedy());
            }
        }
    }

    private void records(TrialResult result) {
        ArrayNode records = json.putArray("records");
        result.rows().forEach(row -> at(records.addObject(), row.at()).set("record", row.record()));
        ArrayNode refusals = json.putArray("refusals");
        for (Refused refused : result.refusals()) {
            ObjectNode one = at(refusals.addObject(), refused.at())
                    .put("sku", refused.sku())
                    .put("raw", refused.raw());
            ArrayNode reasons = one.putArray("reasons");
            refused.reasons()
                    .forEach(reason -> reasons.addObject()
                            .put("code", reason.code())
                            .put("field", reason.field())
                            .put("detail", reason.detail())
                            .put("remedy", Remedies.of(reason.code(), reason.field())));
        }
        ObjectNode reasons = json.putObject("reasons");
        result.reasons().forEach(reasons::put);
        ArrayNode skipped = json.putArray("skippedAt");
        result.skippedAt().forEach(at -> at(skipped.addObject(), at));
    }

    private static ObjectNode at(ObjectNode json, At at) {
        return json.put("page", at.page()).put("ordinal", at.ordinal());
    }

    private void drift(DriftReport drift) {
        ArrayNode ignored = json.putArray("ignored");
        for (Seen seen : drift.unread()) {
            ObjectNode one = ignored.addObject()
                    .put("path", seen.path())
                    .put("records", seen.told())
                    .put("example", seen.example());
            ArrayNode types = one.putArray("types");
            seen.types().forEach(type -> types.add(type.name().toLowerCase(Locale.ROOT)));
        }
        json.put("ignoredLeftOut", drift.placesLeftOut());
        ArrayNode never = json.putArray("neverThere");
        drift.neverThere().forEach(missing -> {
            ObjectNode one = never.addObject()
                    .put("path", missing.path())
                    .put("absence", missing.absence().name().toLowerCase(Locale.ROOT))
                    .put("line", missing.line());
            missing.uses().forEach(one.putArray("uses")::add);
        });
        ArrayNode missed = json.putArray("missed");
        drift.missed().forEach(table -> {
            ObjectNode one = missed.addObject().put("table", table.table()).put("times", table.times());
            ObjectNode keys = one.putObject("keys");
            table.keys().forEach(key -> keys.put(key.key(), key.times()));
            one.put("keysLeftOut", table.keysLeftOut());
        });
        ArrayNode dropped = json.putArray("dropped");
        drift.dropped()
                .forEach(value -> dropped.addObject()
                        .put("field", value.field())
                        .put("code", value.code())
                        .put("records", value.records())
                        .put("example", value.example()));
    }
}
