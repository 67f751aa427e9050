package io.milehub.mapping.decode.xml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an XML document is turned into objects.
 *
 * @param root the name of the root element; another one is refused; absent where any will do
 * @param lists the elements that are always lists, however often they occur
 * @param addressed the names that expressions read; one of them that occurs more than once and is no list is a fault
 */
public record XmlFormat(@Nullable String root, Set<String> lists, Set<String> addressed) {
    public XmlFormat {
        lists = Set.copyOf(lists);
        addressed = Set.copyOf(addressed);
    }
}
