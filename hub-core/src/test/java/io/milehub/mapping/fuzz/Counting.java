package io.milehub.mapping.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** How many records a body has, counted by other means than production's, where that is cheap. */
@FunctionalInterface
interface Counting {
    long UNKNOWN = -1;

    Counting NONE = body -> UNKNOWN;

    /** {@link #UNKNOWN} where these means do not tell. */
    long of(byte[] body);

    /** Of a document that is held whole. */
    static Counting json(ToLongFunction<JsonNode> count) {
        ObjectMapper mapper = new ObjectMapper();
        return body -> {
            try {
                return count.applyAsLong(mapper.readTree(body));
            } catch (IOException notHere) {
                return UNKNOWN;
            }
        };
    }

    /** Elements of the root with this name, by the DOM. */
    static Counting xml(String name) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return body -> {
            try {
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(new DefaultHandler());
                Node root = builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
                long count = 0;
                for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                    count += name.equals(node.getLocalName()) ? 1 : 0;
                }
                return count;
            } catch (IOException | SAXException | ParserConfigurationException notHere) {
                return UNKNOWN;
            }
        };
    }

    /** Lines with anything in them but white space and separators, in ASCII without quotes. */
    static Counting lines(char separator, int headers) {
        return body -> lines(body, separator, headers, '\n');
    }

    /** The same of NDJSON, where a carriage return alone is white space within a line. */
    static Counting linesOfJson() {
        return body -> lines(body, ' ', 0, ' ');
    }

    /** @param carriageReturn what one alone is */
    private static long lines(byte[] body, char separator, int headers, char carriageReturn) {
        String text = new String(body, ISO_8859_1);
        if (text.chars().anyMatch(c -> c > '~' || (c < ' ' && "\r\n\t".indexOf(c) < 0) || "\"'".indexOf(c) >= 0)) {
            return UNKNOWN;
        }
        long filled = text.replace("\r\n", "\n")
                .replace('\r', carriageReturn)
                .lines()
                .filter(line -> line.chars().anyMatch(c -> c > ' ' && c != separator))
                .count();
        return Math.max(0, filled - headers);
    }

    /** Segments of this tag, of a body without service string, released characters and blanks that mean nothing. */
    static Counting segments(String tag, char separator, char terminator) {
        return body -> {
            String text = new String(body, ISO_8859_1);
            boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '?')
                    && (text.startsWith("UNB+") || text.startsWith("ISA*"))
                    && text.lastIndexOf("UNB") == text.indexOf("UNB")
                    && text.lastIndexOf("ISA") == text.indexOf("ISA");
            if (!plain) {
                return UNKNOWN;
            }
            long count = 0;
            for (String segment : text.split(Pattern.quote(String.valueOf(terminator)), -1)) {
                count += (segment.strip() + separator).startsWith(tag + separator) ? 1 : 0;
            }
            return count;
        };
    }
}
