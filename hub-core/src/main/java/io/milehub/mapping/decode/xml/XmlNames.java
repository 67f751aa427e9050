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
    private final Set<String> all = new HashSet<>();

    /** @param pathNames which are lists as well */
    XmlNames(XmlEvents events, XmlFormat format, List<String> pathNames) {
        this.events = events;
        this.format = format;
        this.lists = new HashSet<>(format.lists());
        this.lists.addAll(pathNames);
    }

    /**
     * A name as expressions have it.
     *
     * @param element of an element
     * @param attribute of an attribute
     * @param list whether the elements are a list, however often they occur
     */
    record Name(String local, @Nullable String namespace, String element, String attribute, boolean list) {}

    /** @throws DecodeRefused if there are too many, or it is too long */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // The parser holds each name once.
    Name of(String local, @Nullable String namespace) throws DecodeRefused {
        int place = local.hashCode() & (PLACES - 1);
        Name known = recent[place];
        if (known == null || known.local != local || known.namespace != namespace) {
            count(local);
            String element = format.name(local, namespace);
            known = new Name(local, namespace, element, "@" + element, lists.contains(element));
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
