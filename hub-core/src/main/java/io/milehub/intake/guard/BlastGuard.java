package io.milehub.intake.guard;

import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges what a run would do before any of it is done. Called between plan and apply, under the lock of the source, so
 * that nothing moves between the judgement and the merge.
 */
@Component
public class BlastGuard {
    /** Measures that the targets told row by row; the others follow from counts. */
    private static final String ALL_BRANDS = "";

    private final EffectTable effects;
    private final SourceLimits limits;

    public BlastGuard(EffectTable effects, SourceLimits limits) {
        this.effects = effects;
        this.limits = limits;
    }

    /**
     * What a run that is to be judged has planned.
     *
     * @param records all that arrived, refused ones among them
     */
    public record Planned(MergeCounts merged, int refused, int records) {}

    /**
     * Judges a run, and remembers what it does if it may.
     *
     * @param approved the effect that an operator released: a run that does no more passes whatever the limits
     */
    public Judgement judge(MergeContext context, Planned planned, @Nullable Effect approved) {
        GuardLimits limit = limits.of(context.feed().source());
        Map<String, Map<Measure, Long>> counts = effects.counts(limit.repricedBeyondPercent());
        Effect effect = effect(counts, planned);
        boolean released = approved != null && effect.within(approved);
        Judgement judgement =
                new Judgement(effect, released ? List.of() : findings(context, limit, planned, counts, effect));
        if (!judgement.held() && !context.snapshot()) {
            effects.record(context.run(), context.feed(), effect);
        }
        return judgement;
    }

    private static Effect effect(Map<String, Map<Measure, Long>> counts, Planned planned) {
        Map<Measure, Integer> sums = new EnumMap<>(Measure.class);
        for (Map<Measure, Long> brand : counts.values()) {
            brand.forEach((measure, records) -> sums.merge(measure, Math.toIntExact(records), Integer::sum));
        }
        sums.put(Measure.ADDED, planned.merged().added());
        sums.put(Measure.CHANGED, planned.merged().changed());
        sums.put(Measure.REFUSED, planned.refused());
        return Effect.of(sums);
    }

    private List<Finding> findings(
            MergeContext context,
            GuardLimits limit,
            Planned planned,
            Map<String, Map<Measure, Long>> counts,
            Effect effect) {
        String source = context.feed().source();
        Map<String, Map<Measure, Long>> before =
                context.snapshot() ? Map.of() : effects.before(context.feed(), limit.window());
        List<Finding> findings = new ArrayList<>();
        long live = effects.live(source, context.domain());
        for (Measure measure : effect.counts().keySet()) {
            long base = measure == Measure.REFUSED ? planned.records() : live;
            Scope scope = new Scope(null, base, past(before, ALL_BRANDS, measure));
            judge(measure, effect.count(measure), limit.of(context.feed().feed(), measure), scope, findings);
        }
        limit.brands().forEach((brand, measures) -> {
            Map<Measure, Long> ofBrand = counts.getOrDefault(brand, Map.of());
            if (!ofBrand.isEmpty()) {
                long base = effects.liveOfBrand(source, brand);
                ofBrand.forEach((measure, records) -> {
                    Limit stricter = measures.get(measure.slug());
                    if (stricter != null) {
                        Scope scope = new Scope(brand, base, past(before, brand, measure));
                        judge(measure, Math.toIntExact(records), stricter, scope, findings);
                    }
                });
            }
        });
        return findings;
    }

    /** Of what a count is a share, and what came before it. */
    private record Scope(@Nullable String brand, long base, long before) {}

    private static long past(Map<String, Map<Measure, Long>> before, String brand, Measure measure) {
        return before.getOrDefault(brand, Map.of()).getOrDefault(measure, 0L);
    }

    private void judge(Measure measure, int records, Limit limit, Scope scope, List<Finding> findings) {
        long allowed = limit.allowed(scope.base());
        if (records > 0 && scope.before() + records > allowed) {
            findings.add(new Finding(
                    measure,
                    scope.brand(),
                    records,
                    scope.before(),
                    allowed,
                    scope.base(),
                    effects.samples(measure, scope.brand())));
        }
    }
}
