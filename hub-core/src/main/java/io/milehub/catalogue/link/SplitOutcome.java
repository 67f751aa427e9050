package io.milehub.catalogue.link;

/** What became of an operator's word on an offer. */
public sealed interface SplitOutcome {
    /** It holds from now on; this is where the offer belongs. */
    record Done(OfferLink offer) implements SplitOutcome {}

    /** The offer was split off, or was not, already; nothing was changed. */
    record AlreadySo(OfferLink offer) implements SplitOutcome {}

    /** This tenant has no such offer. */
    record Unknown() implements SplitOutcome {}
}
