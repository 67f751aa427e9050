package io.milehub.mapping.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code Did you mean "product.key"?}, or the known names where none is near. */
    public static String among(Collection<String> known, String written) {
        int near = Math.max(2, written.length() / 3);
        Optional<String> best = known.stream()
                .min(Comparator.comparingInt((String name) -> distance(name, written))
                        .thenComparing(name -> name))
                .filter(name -> distance(name, written) <= near);
        return best.map(name -> "Did you mean \"" + name + "\"?")
                .orElseGet(() -> known.isEmpty()
                        ? "There is none to choose from."
                        : "Known are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    /** How many single-letter edits lead from one name to the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
