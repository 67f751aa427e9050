package io.milehub.mapping.decode.xml;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an XML document is turned into objects.
 *
 * @param root the name of the root element; another one is refused; absent where any will do
 * @param lists the elements that are always lists, however often they occur
 * @param namespaces prefixes by the addresses of namespaces whose names are told apart, {@code g:title}; the prefixes
 *     that a document uses do not matter, and names of any other namespace stand without one
 * @param addressed the names that expressions read; one of them that occurs more than once and is no list is a fault
 */
public record XmlFormat(
        @Nullable String root, Set<String> lists, Map<String, String> namespaces, Set<String> addressed) {
    public XmlFormat {
        lists = Set.copyOf(lists);
        namespaces = Map.copyOf(namespaces);
        addressed = Set.copyOf(addressed);
    }

    /** How a name is written in paths. */
    String name(String local, @Nullable String namespace) {
        String prefix = namespace == null || namespaces.isEmpty() ? null : namespaces.get(namespace);
        return prefix == null ? local : prefix + ":" + local;
    }
}
