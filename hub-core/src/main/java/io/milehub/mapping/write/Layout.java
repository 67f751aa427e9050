package io.milehub.mapping.write;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a template's interchanges look.
 *
 * @param edifact or else X12
 * @param message components of UNH's second element, or the one of ST's first
 * @param group the functional code of X12 (GS01)
 * @param version of X12, six digits
 * @param separators component, element, terminator, in this order
 */
record Layout(boolean edifact, List<String> message, String group, String version, String separators) {
    static final char RELEASE = '?';

    char component() {
        return separators.charAt(0);
    }

    char element() {
        return separators.charAt(1);
    }

    char terminator() {
        return separators.charAt(2);
    }

    /** UNOC; X12 declares nothing, and only ASCII is safe. */
    Charset charset() {
        return edifact ? StandardCharsets.ISO_8859_1 : StandardCharsets.US_ASCII;
    }
}
