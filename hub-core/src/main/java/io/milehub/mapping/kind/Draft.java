package io.milehub.mapping.kind;

import io.milehub.canonical.Item.Texts;
import io.milehub.mapping.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one record on their way to become one, and what is wrong with them. */
public final class Draft {
    private final @Nullable Object[] values;
    private final List<Refusal> reasons = new ArrayList<>(0);
    private final List<Refusal> dropped = new ArrayList<>(0);

    private final Texts[] noTexts;

    /** @param noTexts by field, from which its texts are made */
    Draft(Texts[] noTexts) {
        this.values = new @Nullable Object[noTexts.length];
        this.noTexts = noTexts;
    }

    /** Whether the field at an index of its kind has a value. */
    public boolean has(int field) {
        return values[field] != null;
    }

    public void set(int field, @Nullable Object value) {
        values[field] = value;
    }

    /** Sets one language's text. */
    public void set(int field, String language, @Nullable Object text) {
        if (text instanceof String said) {
            Texts before = values[field] instanceof Texts texts ? texts : noTexts[field];
            values[field] = before.with(language, said);
        }
    }

    public void refuse(String code, String field, String detail) {
        reasons.add(new Refusal(code, field, detail));
    }

    /** Leaves a field without the value that would be refused. */
    public void drop(String code, String field, String detail) {
        dropped.add(new Refusal(code, field, detail));
    }

    /** What was left out, and why. */
    public List<Refusal> dropped() {
        return dropped;
    }

    /** Whether a reason names this field already, so that its absence needs no second one. */
    public boolean isRefused(String field) {
        return reasons.stream()
                .anyMatch(
                        reason -> reason.field().equals(field) || reason.field().startsWith(field + "."));
    }

    /** The text of a field, or null where it has none. */
    public @Nullable String text(int field) {
        return values[field] instanceof String text ? text : null;
    }

    /** The value of a field, or null where it has none. */
    public @Nullable Object told(int field) {
        return values[field];
    }

    public List<Refusal> reasons() {
        return reasons;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> @Nullable T value(int field) {
        return (T) values[field];
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <T> T present(int field) {
        return (T) java.util.Objects.requireNonNull(values[field]);
    }

    Texts texts(int field) {
        return values[field] instanceof Texts texts ? texts : noTexts[field];
    }
}
