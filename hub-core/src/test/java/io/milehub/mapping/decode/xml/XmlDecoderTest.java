package io.milehub.mapping.decode.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.function.Values;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class XmlDecoderTest {
    private static final Path NASTY =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("07-nasty");

    @Test
    void attributes_text_and_children_have_their_places_and_prefixes_are_dropped() throws Exception {
        String body = "<f:feed xmlns:f='urn:f' date='2026'><item id='1'><g:name xmlns:g='urn:g'>Coat</g:name>"
                + "<price cur='EUR'>10</price><image/><text><![CDATA[a<b]]></text></item></f:feed>";
        List<Element> elements = new ArrayList<>();
        JsonNode page = read(".item[]", body, Set.of("image"), elements);
        assertThat(elements.getFirst().value())
                .hasToString("{\"@id\":\"1\",\"name\":\"Coat\",\"price\":{\"@cur\":\"EUR\",\"#text\":\"10\"},"
                        + "\"image\":[\"\"],\"text\":\"a<b\"}");
        assertThat(page).hasToString("{\"@date\":\"2026\"}");
    }

    /** XPath 1.0, 5.2: the text of an element is that of all that stands in it, in the order of the document. */
    @Test
    void a_text_with_tags_in_it_keeps_all_of_its_words_in_their_order() throws Exception {
        assertThat(textOf("Fine <b>wool</b> coat")).isEqualTo("Fine wool coat");
        assertThat(textOf("<b>Fine</b> w<i>oo</i>l")).isEqualTo("Fine wool");
        assertThat(textOf("Coat<br/>with <em>a <b>belt</b></em><![CDATA[ & hood]]>"))
                .isEqualTo("Coat with a belt & hood");
        assertThat(textOf("Care:<li>wash</li><li>dry</li>")).isEqualTo("Care: wash dry");
        assertThat(textOf("only text")).isEqualTo("only text");
    }

    /** RFC 4287, 3.1.1.3: the content of an xhtml construct is what stands in its div. */
    @Test
    void markup_that_atom_writes_as_elements_is_a_text_too() throws Exception {
        String body =
                "<feed><item><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Fine <b>wool</b></p>"
                        + "<ul><li>a</li><li>b</li></ul><p>Belt</p></div></content>"
                        + "<size><unit>cm</unit></size></item></feed>";
        List<Element> elements = new ArrayList<>();
        read(".item[]", body, Set.of(), elements);
        JsonNode item = elements.getFirst().value();
        assertThat(Values.text(item.get("content"))).isEqualTo("Fine wool a b Belt");
        assertThat(item.get("size")).hasToString("{\"unit\":\"cm\"}");
    }

    private static @Nullable String textOf(String content) throws Exception {
        List<Element> elements = new ArrayList<>();
        read(".item[]", "<f><item><text>" + content + "</text></item></f>", Set.of(), elements);
        return Values.text(elements.getFirst().value().get("text"));
    }

    /** XML 1.0, 4.6: the five that every document has, of which a document may have as many as it likes. */
    @Test
    void a_catalogue_may_be_full_of_ampersands() throws Exception {
        int records = 120_000;
        String body = "<feed>" + "<item brand='A &amp; B'>&lt;p&gt; C &amp; D</item>".repeat(records) + "</feed>";
        List<Element> elements = new ArrayList<>();
        read(".item[]", body, Set.of(), elements);
        assertThat(elements).hasSize(records);
        assertThat(elements.getLast().value()).hasToString("{\"@brand\":\"A & B\",\"#text\":\"<p> C & D\"}");
    }

    @Test
    @Timeout(5)
    void a_document_of_ever_other_names_is_refused_even_if_they_are_made_to_be_told_apart_badly() {
        StringBuilder body = new StringBuilder("<f>");
        for (int i = 0; i < 1 << 15; i++) {
            body.append("<i><n");
            for (int bit = 0; bit < 15; bit++) {
                body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            body.append("/></i>");
        }
        assertThatThrownBy(() -> read(".i[]", body.append("</f>").toString(), Set.of(), new ArrayList<>()))
                .isInstanceOf(DecodeRefused.class)
                .hasMessageContaining("different names");
    }

    @Test
    void names_that_hash_alike_are_told_apart() throws Exception {
        String one = "<i><AaAa>1</AaAa><BBBB>2</BBBB><AaBB>3</AaBB><BBAa>4</BBAa></i>";
        String other = "<i><BBAa>4</BBAa><AaAa>1</AaAa><AaBB>3</AaBB><BBBB>2</BBBB><x/></i>";
        List<Element> elements = new ArrayList<>();
        read(".i[]", "<r>" + one + other + one + other + "</r>", Set.of(), elements);
        assertThat(elements).hasSize(4).allSatisfy(element -> {
            assertThat(element.value().get("AaAa").textValue()).isEqualTo("1");
            assertThat(element.value().get("BBBB").textValue()).isEqualTo("2");
            assertThat(element.value().get("AaBB").textValue()).isEqualTo("3");
            assertThat(element.value().get("BBAa").textValue()).isEqualTo("4");
        });
    }

    @Test
    void a_name_may_have_a_thousand_characters_and_no_more() throws Exception {
        String longest = "n".repeat(1_000);
        List<Element> elements = new ArrayList<>();
        read(".i[]", "<f><i><" + longest + "/></i></f>", Set.of(), elements);
        assertThat(elements).hasSize(1);
        for (String longer : List.of("<" + longest + "n/>", "<a " + longest + "n='1'/>")) {
            assertThatThrownBy(() -> read(".i[]", "<f><i>" + longer + "</i></f>", Set.of(), new ArrayList<>()))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("a name of more than");
        }
    }

    @Test
    void names_of_a_namespace_that_the_mapping_names_are_told_apart_whatever_the_prefix() throws Exception {
        String body = "<rss xmlns:x='urn:g'><item x:id='1'><title>A</title><x:title>B</x:title>"
                + "<link xmlns='urn:g'>C</link></item></rss>";
        List<Element> elements = new ArrayList<>();
        new XmlDecoder(
                        RecordPath.parse(".item[]"),
                        new XmlFormat("rss", Set.of(), Map.of("urn:g", "g"), Set.of("title", "g:title")))
                .decode(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), elements::add);
        assertThat(elements.getFirst().fault()).isNull();
        assertThat(elements.getFirst().value())
                .hasToString("{\"@g:id\":\"1\",\"title\":\"A\",\"g:title\":\"B\",\"g:link\":\"C\"}");
    }

    @Test
    void one_image_reads_like_three() throws Exception {
        for (int images = 1; images <= 3; images++) {
            List<Element> elements = new ArrayList<>();
            read(".item[]", "<f><item>" + "<image>u</image>".repeat(images) + "</item></f>", Set.of("image"), elements);
            assertThat(elements.getFirst().value().get("image").size()).isEqualTo(images);
            assertThat(elements.getFirst().fault()).isNull();
        }
    }

    @Test
    void an_addressed_element_that_repeats_is_a_fault_of_its_record_only() throws Exception {
        List<Element> elements = new ArrayList<>();
        String body = "<f><p><v><a>1</a></v><v><a>1</a><a>2</a></v><v><b/><b/></v></p></f>";
        read("p.v", body, Set.of(), elements);
        assertThat(elements).extracting(element -> element.fault() == null).containsExactly(true, false, true);
    }

    @Test
    void containers_before_the_first_repeating_element_are_walked_through() throws Exception {
        List<Element> elements = new ArrayList<>();
        read(
                ".items.item[]",
                "<f><items><item>1</item><item>2</item></items><items><item>3</item></items></f>",
                Set.of(),
                elements);
        assertThat(elements).extracting(element -> element.value().asText()).containsExactly("1", "2", "3");
    }

    @Test
    @Timeout(5)
    void a_document_type_is_refused_before_anything_is_opened() throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout((int) Duration.ofMillis(200).toMillis());
            String address = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            for (String type : List.of(
                    "<!DOCTYPE f SYSTEM '" + address + "'>",
                    "<!DOCTYPE f [<!ENTITY x SYSTEM '" + address + "'>]>",
                    "<!DOCTYPE f [<!ENTITY % x SYSTEM '" + address + "'> %x;]>",
                    "<!DOCTYPE f [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>")) {
                assertThatThrownBy(() -> read(".i[]", type + "<f><i>&x;</i></f>", Set.of(), new ArrayList<>()))
                        .isInstanceOf(DecodeRefused.class)
                        .hasMessageContaining("DOCTYPE");
            }
            assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void what_is_not_well_formed_is_refused_with_its_position() {
        for (String body :
                List.of("", "<f>", "<f><i></f>", "<f/><f/>", "<f>&unknown;</f>", "<f a='1' a='2'/>", "no xml")) {
            assertThatThrownBy(() -> read(".i[]", body, Set.of(), new ArrayList<>()))
                    .as(body)
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("line 1");
        }
        assertThatThrownBy(() -> read(
                        ".i[]", "<f>" + "<i>".repeat(200) + "</i>".repeat(200) + "</f>", Set.of(), new ArrayList<>()))
                .isInstanceOf(DecodeRefused.class);
    }

    @Test
    void every_hostile_file_ends_in_two_seconds_at_most() throws Exception {
        assumeTrue(Files.isDirectory(NASTY), "Hostile XML is skipped: there is no folder " + NASTY);
        for (String folder : List.of("xxe", "libxml2-errors")) {
            try (Stream<Path> files = Files.walk(NASTY.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    long start = System.nanoTime();
                    String verdict = verdict(Files.readAllBytes(file));
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as(file + " " + verdict)
                            .isLessThan(Duration.ofSeconds(2));
                }
            }
        }
    }

    private static String verdict(byte[] body) throws Exception {
        try {
            new XmlDecoder(RecordPath.parse(".i[]"), new XmlFormat(null, Set.of(), Map.of(), Set.of()))
                    .decode(new ByteArrayInputStream(body), element -> {});
            return "read";
        } catch (DecodeRefused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static JsonNode read(String path, String body, Set<String> lists, List<Element> elements) throws Exception {
        return new XmlDecoder(RecordPath.parse(path), new XmlFormat(null, lists, Map.of(), Set.of("a")))
                .decode(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), elements::add);
    }
}
