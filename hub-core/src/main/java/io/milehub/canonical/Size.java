package io.milehub.canonical;

/**
 * A size as the supplier labels it.
 *
 * @param scale the scale that the label belongs to
 * @param label upper case, without the scale, never blank
 */
public record Size(SizeScale scale, String label) {
    public Size {
        if (label.isBlank()) {
            throw new IllegalArgumentException("A size needs a label");
        }
    }

    /** Scale and label, {@code IT 40}. */
    @Override
    public String toString() {
        return scale + " " + label;
    }
}
