package io.milehub.simulators.assortment;

/**
 * One record of a catalogue feed.
 *
 * @param position from 1 in the order of publication
 * @param repeat whether it repeats an earlier record word for word
 */
public record Entry(Style style, Item item, int position, boolean repeat) {}
