package io.milehub.idempotency;

import java.lang.ScopedValue.CallableOp;
import java.util.List;

/**
 * The calls that the running code works for: one in the thread that was admitted, several where their work is done
 * together. Whatever it commits meanwhile is fenced by {@link CallFence}. Child threads do not inherit them.
 */
public final class CallInHand {
    private static final ScopedValue<List<Admission.Run>> CURRENT = ScopedValue.newInstance();

    private CallInHand() {}

    /** None outside of any. */
    public static List<Admission.Run> current() {
        return CURRENT.orElse(List.of());
    }

    /** Does the work for these calls and hands back its result, or its exception as it is. */
    public static <T, X extends Throwable> T in(List<Admission.Run> calls, CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, List.copyOf(calls)).call(work);
    }
}
