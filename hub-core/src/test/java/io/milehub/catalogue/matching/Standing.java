package io.milehub.catalogue.matching;

import io.milehub.catalogue.Piece;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What every source has and every operator wants, after the steps so far. */
final class Standing {
    private final Map<String, Piece> pieces = new HashMap<>();
    private final Set<String> splits = new HashSet<>();

    void tell(Told step) {
        switch (step) {
            case Told.Catalogue(var source, var all) -> {
                pieces.keySet().removeIf(sku -> sku.startsWith(source + "-"));
                all.forEach(piece -> pieces.put(piece.sku(), piece));
            }
            case Told.Changes some -> some.pieces().forEach(piece -> pieces.put(piece.sku(), piece));
            case Told.Word word -> {
                if (word.split()) {
                    splits.add(word.sku());
                } else {
                    splits.remove(word.sku());
                }
            }
        }
    }

    Reference reference() {
        return new Reference(pieces.values(), Set.copyOf(splits));
    }
}
