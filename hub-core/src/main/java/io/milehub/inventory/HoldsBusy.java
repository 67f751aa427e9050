package io.milehub.inventory;

/** As many holds wait already as may; nothing was held, and the call may be repeated in a moment with the same key. */
public final class HoldsBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HoldsBusy(int queueMax) {
        super(queueMax + " holds wait already");
    }
}
