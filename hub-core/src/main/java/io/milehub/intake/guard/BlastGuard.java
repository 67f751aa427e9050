package io.milehub.intake.guard;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.RunId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
    private static final String ALL_BRANDS = "";

    private final EffectTable effects;
    private final WindowTable windows;
    private final SourceLimits limits;
    private final Samples samples;

    public BlastGuard(EffectTable effects, WindowTable windows, SourceLimits limits, Samples samples) {
        this.effects = effects;
        this.windows = windows;
        this.limits = limits;
        this.samples = samples;
    }

    /**
     * What a run that is to be judged has planned.
     *
     * @param kind what its records are
     * @param records all that arrived, refused ones among them
     * @param standing live facts of the domain where the run has counted them, as a snapshot does; else 0
     */
    public record Planned(RecordKind kind, MergeCounts merged, int refused, int records, int standing) {}

    /** Of how many a count is a share, and what the delta runs before this one did. */
    private record Scope(RunId run, Planned planned, long live, Window before) {
        long base(Measure measure) {
            return switch (measure) {
                case REFUSED -> planned.records() + before.arrived();
                // What stood when the window began: else a first load that comes drop by drop would be its own limit.
                case ADDED -> live - before.of(ALL_BRANDS, Measure.ADDED);
                default -> live;
            };
        }
    }

    /**
     * Judges a run, and remembers what it does if it may.
     *
     * @param approved the effect that an operator released: a run that does no more passes whatever the limits
     */
    public Judgement judge(MergeContext context, Planned planned, @Nullable Effect approved) {
        GuardLimits limit = limits.of(context.feed().source());
        Map<String, Map<Measure, Long>> counts = effects.counts(limit.repricedBeyondPercent());
        Effect effect = effect(counts.getOrDefault(ALL_BRANDS, Map.of()), planned);
        boolean released = approved != null && effect.within(approved);
        Judgement judgement =
                new Judgement(effect, released ? List.of() : findings(context, limit, planned, counts, effect));
        if (!judgement.held() && !context.snapshot()) {
            remember(context, limit, planned, counts, effect, approved != null);
        }
        return judgement;
    }

    private static Effect effect(Map<Measure, Long> told, Planned planned) {
        Map<Measure, Integer> counts = new EnumMap<>(Measure.class);
        told.forEach((measure, records) -> counts.put(measure, Math.toIntExact(records)));
        counts.put(Measure.ADDED, planned.merged().added());
        counts.put(Measure.CHANGED, planned.merged().changed());
        counts.put(Measure.REFUSED, planned.refused());
        return Effect.of(counts);
    }

    private List<Finding> findings(
            MergeContext context,
            GuardLimits limit,
            Planned planned,
            Map<String, Map<Measure, Long>> counts,
            Effect effect) {
        Window before = context.snapshot() ? Window.NONE : windows.read(context.feed(), limit.window());
        long live = planned.standing() > 0 ? planned.standing() : effects.live(context.feed(), context.domain());
        Scope scope = new Scope(context.run(), planned, live, before);
        List<Finding> findings = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Limit usual = limit.of(context.feed().feed(), measure);
            long base = scope.base(measure);
            long allowed = measure.allowed(usual, base);
            find(scope, measure, null, effect.count(measure), allowed, base, findings);
        }
        limit.brands().forEach((brand, measures) -> {
            Map<Measure, Long> ofBrand = counts.getOrDefault(brand, Map.of());
            long base = ofBrand.isEmpty() ? 0 : effects.liveOfBrand(context.supplierId(), brand);
            ofBrand.forEach((measure, records) -> {
                Limit stricter = measures.get(measure.slug());
                if (stricter != null) {
                    long allowed = measure.allowed(stricter, base);
                    int some = Math.toIntExact(records);
                    find(scope, measure, brand, some, allowed, base, findings);
                }
            });
        });
        return findings;
    }

    private void find(
            Scope scope,
            Measure measure,
            @Nullable String brand,
            int records,
            long allowed,
            long base,
            List<Finding> findings) {
        long before = scope.before().of(brand == null ? ALL_BRANDS : brand, measure);
        if (records > 0 && before + records > allowed) {
            List<Finding.Sample> some = samples.of(scope.run(), scope.planned().kind(), measure, brand);
            findings.add(new Finding(measure, brand, records, before, allowed, base, some));
        }
    }

    private void remember(
            MergeContext context,
            GuardLimits limit,
            Planned planned,
            Map<String, Map<Measure, Long>> counts,
            Effect effect,
            boolean approved) {
        if (approved) {
            windows.beginAnew(context.feed());
            return;
        }
        Map<String, Map<Measure, Long>> told = new HashMap<>(counts);
        told.keySet().retainAll(limit.brands().keySet());
        Map<Measure, Long> all = new EnumMap<>(Measure.class);
        effect.counts().forEach((measure, records) -> all.put(measure, (long) records));
        all.remove(Measure.CHANGED);
        told.put(ALL_BRANDS, all);
        windows.add(context.feed(), limit.window(), told, planned.records());
    }
}
