package io.milehub.intake;

/** What became of a webhook at the door; committed before it is returned. */
public sealed interface Receipt {
    /** The delivery that carries the id. */
    DeliveryId delivery();

    /** New, stored, and waiting for a run. */
    record Accepted(DeliveryId delivery) implements Receipt {}

    /** The same id with the same body came before: answer as then, without effect. */
    record Repeated(DeliveryId delivery) implements Receipt {}

    /** The same id came before with another body: nothing was stored, the sender must be told (409). */
    record Conflicting(DeliveryId delivery) implements Receipt {}
}
