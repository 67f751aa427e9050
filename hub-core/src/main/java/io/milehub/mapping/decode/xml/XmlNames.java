package io.milehub.mapping.decode.xml;

import io.milehub.mapping.DecodeRefused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements and attributes of one document. The parser holds each to its end: a document of ever other ones
 * would fill the memory, and names that are made to be told apart badly would take the parser's time, so they are
 * counted. Not safe for many threads.
 */
final class XmlNames {
    static final int NAMES_MAX = 10_000;
    static final int NAME_CHARS_MAX = 1_000;
    /** A power of two, so that a hash says the place. */
    private static final int PLACES = 512;

    private final XmlEvents events;
    private final XmlFormat format;
    private final Set<String> lists;
    private final @Nullable Name[] recent = new @Nullable Name[PLACES];
    private Name before = new Name("", null, "", false);
    private final Set<String> all = new HashSet<>();

    /** @param pathNames which are lists as well */
    XmlNames(XmlEvents events, XmlFormat format, List<String> pathNames) {
        this.events = events;
        this.format = format;
        this.lists = new HashSet<>(format.lists());
        this.lists.addAll(pathNames);
    }

    /** A name as expressions have it. */
    static final class Name {
        private final String local;
        private final @Nullable String namespace;
        private final String element;
        private final String attribute;
        private final boolean list;
        /** The place of the name that came after it last, and mostly comes after it again. */
        private int after;

        private Name(String local, @Nullable String namespace, String element, boolean list) {
            this.local = local;
            this.namespace = namespace;
            this.element = element;
            this.attribute = "@" + element;
            this.list = list;
        }

        /** As that of an element. */
        String element() {
            return element;
        }

        /** As that of an attribute. */
        String attribute() {
            return attribute;
        }

        /** Whether the elements are a list, however often they occur. */
        boolean list() {
            return list;
        }

        @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // The parser holds each name once.
        private boolean is(String other, @Nullable String otherNamespace) {
            return local == other && namespace == otherNamespace;
        }
    }

    /** @throws DecodeRefused if there are too many, or it is too long */
    Name of(String local, @Nullable String namespace) throws DecodeRefused {
        Name known = recent[before.after];
        if (known == null || !known.is(local, namespace)) {
            int place = local.hashCode() & (PLACES - 1);
            // Two names of one place have it and the one beside it.
            place ^= isOther(recent[place], local, namespace) ? 1 : 0;
            before.after = place;
            known = at(place, local, namespace);
        }
        before = known;
        return known;
    }

    private static boolean isOther(@Nullable Name known, String local, @Nullable String namespace) {
        return known != null && !known.is(local, namespace);
    }

    private Name at(int place, String local, @Nullable String namespace) throws DecodeRefused {
        Name known = recent[place];
        if (known == null || !known.is(local, namespace)) {
            count(local);
            String element = format.name(local, namespace);
            known = new Name(local, namespace, element, lists.contains(element));
            if (namespace == null || namespace.length() <= NAME_CHARS_MAX) {
                recent[place] = known;
            }
        }
        return known;
    }

    private void count(String local) throws DecodeRefused {
        if (local.length() > NAME_CHARS_MAX) {
            throw refused("a name of more than " + NAME_CHARS_MAX + " characters");
        }
        all.add(local);
        if (all.size() > NAMES_MAX) {
            throw refused("more than " + NAMES_MAX + " different names of elements and attributes");
        }
    }

    private DecodeRefused refused(String what) {
        return new DecodeRefused(
                events.position(),
                "The document has " + what + ".",
                "Ask the supplier for one that says what its pieces are in texts, and not in names.");
    }
}
