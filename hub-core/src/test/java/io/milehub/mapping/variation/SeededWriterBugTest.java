package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.Choices.Coverage;
import io.milehub.mapping.variation.CsvWriting.Kind;
import io.milehub.mapping.variation.JsonWriting.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer with one bug, for each of the ways in which writings differ: that its records are others is noticed. */
class SeededWriterBugTest {
    @TempDir
    Path folder;

    private Mapping mapping;
    private Predicate<String> writable = text -> true;

    private void noticed(String bug, Function<Choices, Writing> writing) throws Exception {
        Relation relation = new Relation(mapping);
        SeededBugTest.requireNoticed(bug, seed -> {
            Catalogue catalogue = Catalogue.of(seed, 3, writable);
            byte[] body = writing.apply(new Choices(seed, new Coverage())).document(catalogue.styles);
            relation.requireOnce(catalogue.expected(), body, bug, Integer.MAX_VALUE);
        });
    }

    private void csv(String bug, Kind kind, Function<Choices, Writing> writing) throws Exception {
        mapping = switch (kind) {
            case FOUND -> CsvVariationTest.found(folder);
            case DECLARED -> CsvVariationTest.declared(folder);
            case GROUPED -> CsvVariationTest.grouped(folder);
        };
        noticed(bug, writing);
    }

    @Test
    void cells_that_are_moved_unquoted_or_garbled() throws Exception {
        csv("columns swapped beneath the header", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            String cell(Style style, int size, String column) {
                return super.cell(style, size, column.equals("title") ? "style" : column);
            }
        });
        csv("delimiters unquoted", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            boolean means(String text) {
                return super.means(text.replace(delimiter(), 'x'));
            }

            @Override
            char quote() {
                return '"';
            }
        });
        csv("quotes not doubled", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            String escaped(String text) {
                return text;
            }
        });
        csv("UTF-8 taken for Latin-1", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            byte[] encoded(String text) {
                return SeededBugTest.garbled(super.encoded(text));
            }
        });
        csv("padded with what is no blank", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            String space() {
                return "\u00b7";
            }
        });
    }

    @Test
    void rows_that_end_begin_or_go_on_wrongly() throws Exception {
        csv("line ends changed in cells, too", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            byte[] encoded(String text) {
                return super.encoded(text.replace("\n", "\r\n"));
            }
        });
        csv("last row lost", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            String ended(String text) {
                String stripped = text.stripTrailing();
                return stripped.substring(0, stripped.lastIndexOf(lineEnd()));
            }
        });
        csv("a preamble that is a header", Kind.FOUND, choices -> new CsvWriting(choices, Kind.FOUND, UTF_8) {
            @Override
            String preamble() {
                return String.join(String.valueOf(delimiter()), Style.columns().reversed()) + lineEnd();
            }
        });
        csv("a comment that is none", Kind.DECLARED, choices -> new CsvWriting(choices, Kind.DECLARED, UTF_8) {
            @Override
            String comment() {
                return "// a comment";
            }
        });
        csv(
                "rows that go on with another style",
                Kind.GROUPED,
                choices -> new CsvWriting(choices, Kind.GROUPED, UTF_8) {
                    @Override
                    String cell(Style style, int size, String column) {
                        return column.equals("style") && size > 0 ? "another" : super.cell(style, size, column);
                    }
                });
    }

    @Test
    void json_of_which_members_or_escapes_are_others() throws Exception {
        mapping = TestMapping.of(folder, JsonVariationTest.yaml(Shape.LIST_OF_STYLES));
        noticed("values of other members", choices -> new JsonWriting(choices, Shape.LIST_OF_STYLES, null) {
            @Override
            String object(Map<String, String> members) {
                Map<String, String> moved = new LinkedHashMap<>(members);
                String title = moved.get("title");
                if (title != null) {
                    moved.put("style", title);
                }
                return super.object(moved);
            }
        });
        noticed("a member twice", choices -> new JsonWriting(choices, Shape.LIST_OF_STYLES, null) {
            @Override
            String object(Map<String, String> members) {
                String object = super.object(members);
                return object.substring(0, object.length() - 1) + ",\"sku\":\"1\",\"sku\":\"2\"}";
            }
        });
        noticed("escapes of one byte", choices -> new JsonWriting(choices, Shape.LIST_OF_STYLES, null) {
            @Override
            String code(char c) {
                return super.code((char) (c & 0xFF));
            }
        });
        noticed("white space within strings", choices -> new JsonWriting(choices, Shape.LIST_OF_STYLES, null) {
            @Override
            String string(String text) {
                return super.string(text.contains(" ") ? text.replace(" ", "  ") : text);
            }
        });
        noticed("a list that is cut off", choices -> new JsonWriting(choices, Shape.LIST_OF_STYLES, null) {
            @Override
            public byte[] document(List<Style> styles) {
                return super.document(styles.subList(1, styles.size()));
            }
        });
    }

    @Test
    void pages_that_overlap_or_lack_a_record() throws Exception {
        mapping = TestMapping.of(folder, JsonVariationTest.yaml(Shape.WRAPPED_STYLES));
        for (int shift : new int[] {-1, 1}) {
            SeededBugTest.requireNoticed("a page that begins " + shift + " on", seed -> {
                Catalogue catalogue = Catalogue.of(seed, 6, writable);
                Map<String, byte[]> pages = new LinkedHashMap<>();
                pages.put("", page(seed, catalogue.styles.subList(0, 3), "2"));
                pages.put("2", page(seed, catalogue.styles.subList(3 + shift, 6), null));
                assertThat(JsonVariationTest.paged(mapping, pages)).isEqualTo(catalogue.expected());
            });
        }
    }

    private static byte[] page(long seed, List<Style> styles, @Nullable String next) {
        return new JsonWriting(new Choices(seed, new Coverage()), Shape.WRAPPED_STYLES, next).document(styles);
    }

    @Test
    void xml_that_is_escaped_or_declared_wrongly() throws Exception {
        mapping = XmlVariationTest.styles(folder);
        noticed("escaped twice", choices -> new XmlWriting(choices, false, UTF_8) {
            @Override
            String escaped(String value) {
                return super.escaped(super.escaped(value));
            }
        });
        noticed("a section that ends early", choices -> new XmlWriting(choices, false, UTF_8) {
            @Override
            String cdata(String value) {
                return "<![CDATA[" + value + "]]>";
            }
        });
        noticed("attributes of each other", choices -> new XmlWriting(choices, false, UTF_8) {
            @Override
            String attributes(Map<String, String> cells, String first, String second) {
                return super.attributes(cells, first, second).replace(second + "=", "other=");
            }
        });
        noticed("tabs of attributes as they are", choices -> new XmlWriting(choices, false, UTF_8) {
            @Override
            String attribute(String value, char quote) {
                return super.attribute(value, quote).replaceAll("&#(9|x9);", "\t");
            }
        });
        noticed("another charset than is declared", choices -> new XmlWriting(choices, false, ISO_8859_1) {
            @Override
            byte[] encoded(String text) {
                return new String(super.encoded(text), ISO_8859_1).getBytes(UTF_8);
            }
        });
    }

    @Test
    void rss_of_another_vocabulary() throws Exception {
        mapping = XmlVariationTest.rss(folder);
        noticed("fields of another namespace", choices -> new XmlWriting(choices, true, UTF_8) {
            @Override
            byte[] encoded(String text) {
                return super.encoded(text.replace(TRADE, TRADE + "/"));
            }
        });
    }

    @Test
    void interchanges_that_are_released_marked_or_broken_wrongly() throws Exception {
        mapping = InterchangeVariationTest.edifact(folder, false);
        writable = InterchangeVariationTest.writable("UNOW");
        noticed("nothing released", choices -> new EdifactWriting(choices, false, "UNOW") {
            @Override
            String released(String value) {
                return value;
            }
        });
        noticed("another decimal mark than UNA says", choices -> new EdifactWriting(choices, false, "UNOW") {
            @Override
            char mark() {
                return super.mark() == ',' ? '.' : ',';
            }
        });
        noticed("another charset than UNB says", choices -> new EdifactWriting(choices, false, "UNOW") {
            @Override
            byte[] encoded(String text) {
                return super.encoded(text.replace("UNOW", "UNOC"));
            }
        });
        noticed("a style twice", choices -> new EdifactWriting(choices, false, "UNOW") {
            @Override
            public byte[] document(List<Style> styles) {
                List<Style> twice = new ArrayList<>(styles);
                twice.add(styles.getFirst());
                return super.document(twice);
            }
        });
        noticed("blanks at the breaks of lines", choices -> new EdifactWriting(choices, false, "UNOW") {
            @Override
            String lineBreak() {
                return " \r\n";
            }
        });
    }

    @Test
    void segments_that_are_separated_otherwise_than_isa_says() throws Exception {
        mapping = InterchangeVariationTest.x12(folder);
        writable = Catalogue.without("*>~^\r\n");
        noticed("another separator than ISA says", choices -> new X12Writing(choices, "*>~^") {
            @Override
            String segment(String... elements) {
                return super.segment(elements).replace("PID*", "PID|");
            }
        });
    }
}
