package io.milehub.connectors.transport;

/** A body arrived but the intake could not take it: asking the supplier again would not help. */
public final class IntakeFailed extends RuntimeException {
    public IntakeFailed(Exception cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}
