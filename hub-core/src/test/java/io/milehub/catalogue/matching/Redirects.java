package io.milehub.catalogue.matching;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges redirects: whatever moved to what lives leads to it at once, and what lives leads nowhere. */
final class Redirects {
    static final String MOVES = "select kind || ' ' || old_id || ' ' || new_id from catalogue.move";

    static final String REDIRECTS = "select kind || ' ' || old_id || ' ' || new_id from catalogue.redirect";

    static final String LIVING = """
            select 'VARIANT ' || variant_id from catalogue.offer where removed_at is null and variant_id is not null
            union
            select 'PRODUCT ' || v.product_id
              from catalogue.offer o join catalogue.variant v using (tenant_id, variant_id) where o.removed_at is null
            """;

    private final List<String[]> moves;
    private final Set<String> living;

    Redirects(List<String> moves, List<String> living) {
        this.moves = moves.stream().map(move -> move.split(" ", -1)).toList();
        this.living = Set.copyOf(living);
    }

    /** What is wrong with these redirects, in words. */
    List<String> faults(List<String> redirects) {
        Set<String> faults = new LinkedHashSet<>();
        Set<String> led = new HashSet<>();
        for (String redirect : redirects) {
            String[] words = redirect.split(" ", -1);
            String from = words[0] + " " + words[1];
            String to = words[0] + " " + words[2];
            led.add(from);
            if (living.contains(from)) {
                faults.add(redirect + " leads away from what lives");
            }
            if (!living.contains(to) || !reached(from).contains(to)) {
                faults.add(redirect + " does not lead to where it went and what lives");
            }
        }
        for (String[] move : moves) {
            String from = move[0] + " " + move[1];
            if (!led.contains(from) && reached(from).stream().anyMatch(living::contains)) {
                faults.add(from + " leads nowhere although it could");
            }
        }
        return List.copyOf(faults);
    }

    private Set<String> reached(String from) {
        Set<String> reached = new LinkedHashSet<>(Set.of(from));
        Set<String> next = Set.of(from);
        while (!next.isEmpty()) {
            Set<String> here = next;
            next = moves.stream()
                    .filter(move -> here.contains(move[0] + " " + move[1]))
                    .map(move -> move[0] + " " + move[2])
                    .filter(reached::add)
                    .collect(Collectors.toSet());
        }
        reached.remove(from);
        return reached;
    }
}
