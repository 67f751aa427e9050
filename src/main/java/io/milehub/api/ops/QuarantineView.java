package io.milehub.api.ops;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import io.milehub.intake.quarantine.Advice;
import io.milehub.intake.quarantine.QuarantinedRecord;
import io.milehub.intake.quarantine.ReasonCount;
import io.milehub.mapping.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken in; ids are text.
 *
 * @param run that brought it
 * @param ordinal its place in the delivery; -1 is a body that could not be read at all
 * @param at when it was refused last
 * @param raw the outermost record it stands in as it arrived; shortened in lists
 * @param retryRun that has taken it up again since
 * @param settled how it came to its end
 */
record QuarantineView(
        String id,
        String run,
        String delivery,
        int ordinal,
        String source,
        String feed,
        Instant receivedAt,
        @Nullable String externalId,
        @Nullable String sku,
        @Nullable String part,
        String state,
        Instant at,
        String mappingVersion,
        List<Reason> reasons,
        String raw,
        @JsonInclude(NON_NULL) @Nullable String retryRun,
        @JsonInclude(NON_NULL) @Nullable Settled settled) {
    /** One of its reasons. */
    record Reason(String code, String field, String detail, String remedy) {
        private static Reason of(Refusal reason, FeedKey feed) {
            return new Reason(reason.code(), reason.field(), reason.detail(), Advice.of(reason, feed));
        }
    }

    /** Which run let it in or overtook it, or who dismissed it and why. */
    record Settled(
            Instant at,
            @JsonInclude(NON_NULL) @Nullable String run,
            @JsonInclude(NON_NULL) @Nullable String by,
            @JsonInclude(NON_NULL) @Nullable String why) {}

    /** How many open records of a feed give a reason, with the newest of them as an example. */
    record Count(
            String source,
            String feed,
            String code,
            String field,
            long records,
            Instant newest,
            Example example,
            String remedy) {
        /** One record. */
        record Example(
                String id,
                String delivery,
                int ordinal,
                @Nullable String sku,
                String detail) {}

        static Count of(ReasonCount count) {
            ReasonCount.Example example = count.example();
            Refusal reason = new Refusal(count.code(), count.field(), example.detail());
            return new Count(
                    count.feed().source(),
                    count.feed().feed(),
                    count.code(),
                    count.field(),
                    count.records(),
                    count.newest(),
                    new Example(
                            String.valueOf(example.id()),
                            example.delivery().toString(),
                            example.ordinal(),
                            example.sku(),
                            example.detail()),
                    Advice.of(reason, count.feed()));
        }
    }

    static QuarantineView of(QuarantinedRecord record) {
        QuarantinedRecord.Settled settled = record.settled();
        return new QuarantineView(
                String.valueOf(record.id()),
                record.run().toString(),
                record.delivery().toString(),
                record.ordinal(),
                record.feed().source(),
                record.feed().feed(),
                record.receivedAt(),
                record.externalId(),
                record.sku(),
                record.part(),
                record.state(),
                record.at(),
                record.mappingVersion(),
                record.reasons().stream()
                        .map(reason -> Reason.of(reason, record.feed()))
                        .toList(),
                record.raw(),
                text(record.retryRun()),
                settled == null ? null : new Settled(settled.at(), text(settled.run()), settled.by(), settled.why()));
    }

    private static @Nullable String text(@Nullable RunId run) {
        return run == null ? null : run.toString();
    }
}
