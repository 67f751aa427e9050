package io.milehub.connectors.transport;

import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The next page as the header {@code Link} of an answer names it (RFC 8288). Only the query of what it names is
 * followed, at the address that the route asks: an answer must not lead credentials to another place.
 */
public final class NextLink {
    private static final int CHARACTERS_MAX = 8_192;
    private static final String NEXT = "next";

    private final String header;
    private int at;

    private NextLink(String header) {
        this.header = header;
    }

    /**
     * The query of the first link with the relation {@code next}; null where no link has it.
     *
     * @param values the header's value, or a collection of them where it came several times
     * @throws ProtocolException where the header cannot be read, as the pages that it names would else be lost
     */
    public static @Nullable String query(@Nullable Object values) throws ProtocolException {
        Collection<?> all =
                values instanceof Collection<?> several ? several : values == null ? List.of() : List.of(values);
        for (Object value : all) {
            String target = new NextLink(String.valueOf(value)).next();
            if (target != null) {
                return queryOf(target);
            }
        }
        return null;
    }

    private static String queryOf(String target) throws ProtocolException {
        try {
            String query = new URI(target).getRawQuery();
            if (query != null && !query.isEmpty()) {
                return query;
            }
        } catch (URISyntaxException e) {
            throw refused("its next page is no address: " + e.getReason());
        }
        throw refused("its next page has no query, and nothing else of it is followed");
    }

    private @Nullable String next() throws ProtocolException {
        if (header.length() > CHARACTERS_MAX) {
            throw refused("it is longer than " + CHARACTERS_MAX + " characters");
        }
        while (skip(" \t,") < header.length()) {
            if (header.charAt(at) != '<') {
                throw refused("a link does not begin with '<' at character " + (at + 1));
            }
            int end = header.indexOf('>', at);
            if (end < 0) {
                throw refused("the link at character " + (at + 1) + " does not end with '>'");
            }
            String target = header.substring(at + 1, end);
            at = end + 1;
            if (isNext()) {
                return target;
            }
        }
        return null;
    }

    /** Reads the parameters of a link. The first {@code rel} counts; its types have no case. */
    private boolean isNext() throws ProtocolException {
        String relation = null;
        while (skip(" \t") < header.length() && header.charAt(at) == ';') {
            at++;
            String name = word("=;,");
            String value = "";
            if (skip(" \t") < header.length() && header.charAt(at) == '=') {
                at++;
                value = skip(" \t") < header.length() && header.charAt(at) == '"' ? quoted() : word(";,");
            }
            if (relation == null && name.equalsIgnoreCase("rel")) {
                relation = value;
            }
        }
        return relation != null
                && List.of(relation.toLowerCase(Locale.ROOT).split("\\s+")).contains(NEXT);
    }

    private String word(String ends) throws ProtocolException {
        int from = at;
        while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
            if (header.charAt(at) == '<') {
                throw refused("there is no comma before the link at character " + (at + 1));
            }
            at++;
        }
        return header.substring(from, at).strip();
    }

    private String quoted() throws ProtocolException {
        StringBuilder text = new StringBuilder();
        for (at++; at < header.length(); at++) {
            char character = header.charAt(at);
            if (character == '"') {
                at++;
                return text.toString();
            }
            if (character == '\\' && at + 1 < header.length()) {
                at++;
            }
            text.append(header.charAt(at));
        }
        throw refused("a quote is not closed");
    }

    private int skip(String characters) {
        while (at < header.length() && characters.indexOf(header.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static ProtocolException refused(String why) {
        return new ProtocolException("the header Link of the answer cannot be followed: " + why);
    }
}
