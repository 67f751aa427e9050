package io.milehub.mapping.record;

import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.Recogniser;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Hands some of the elements of a body on, by their ordinals, and ends the reading with the last of them. */
public final class PickedRecords implements ElementSink {
    private final RecordMapper mapper;
    private final SortedSet<Integer> wanted;
    private int ordinal;

    /** @param wanted at least one */
    public PickedRecords(RecordMapper mapper, SortedSet<Integer> wanted) {
        this.mapper = mapper;
        this.wanted = wanted;
    }

    /** Ends the decoding of a body whose rest is of no interest. */
    public static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    /** How many there were so far. */
    public int records() {
        return ordinal;
    }

    @Override
    public void element(Element element) {
        pick(() -> mapper.element(element));
    }

    @Override
    public void element(Element element, byte[] written) {
        pick(() -> mapper.element(element, written));
    }

    @Override
    public void fault(Element element) {
        pick(() -> mapper.fault(element));
    }

    @Override
    public void rootChanged() {
        mapper.rootChanged();
    }

    @Override
    public @Nullable Recogniser recogniser() {
        return mapper.recogniser();
    }

    private void pick(Runnable map) {
        int current = ordinal++;
        if (wanted.contains(current)) {
            mapper.at(current);
            map.run();
        }
        if (current >= wanted.last()) {
            throw new Enough();
        }
    }
}
