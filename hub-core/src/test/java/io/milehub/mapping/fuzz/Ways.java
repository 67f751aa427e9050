package io.milehub.mapping.fuzz;

import static io.milehub.mapping.fuzz.Packing.GZIP;
import static io.milehub.mapping.fuzz.Packing.NONE;
import static io.milehub.mapping.fuzz.Packing.ZIP;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import java.nio.file.Path;
import java.util.List;

/** The ways in which each format is read. */
final class Ways {
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");
    private static final String EDIFACT = "\nfields:\n  sku: .LIN._3\n  quantity: edi_number(seg(.QTY)._1_2)";
    private static final String X12 = "\nfields:\n  sku: pair(.LIN, \"VP\", 2)\n  quantity: edi_number(seg(.QTY)._2)";

    private Ways() {}

    static List<Way> json() {
        return List.of(
                Way.of("format: json\neach: .[]", Counting.json(JsonNode::size)),
                Way.of("""
                        format: json
                        each: .items[]
                        page: { next: .next, total: .total, as_of: .at }
                        fields:
                          sku: concat($root.house, .sku)
                          quantity: decimal(.n)
                          as_of: .at
                        skip: .gone""", Counting.json(root -> root.path("items").size())),
                Way.of("""
                        format: json
                        each: .a[].b[]
                        fields:
                          sku: concat($parent.code, .sku)
                          quantity: .n""", Counting.NONE),
                Way.of("format: json\neach: .", Counting.json(_ -> 1)));
    }

    static List<Way> ndjson() {
        return List.of(
                Way.of("format: ndjson", Counting.linesOfJson()), Way.of("format: ndjson\neach: .b[]", Counting.NONE));
    }

    static List<Way> csv() {
        String numbered = "\nfields:\n  sku: ._1\n  quantity: ._2";
        return List.of(
                Way.of("format: csv", Counting.NONE),
                Way.of("format: csv\ncsv: { preamble: 0, delimiter: \",\" }", Counting.lines(',', 1)),
                Way.of("format: csv\ncsv: { header: false, delimiter: \",\" }" + numbered, Counting.lines(',', 0)),
                Way.of("format: csv\ncsv: { comment: \"#\", padded_quotes: true, extra_cells: drop }", Counting.NONE),
                Way.of("format: csv\ncsv: { group: k }\neach: ._rows[]", Counting.NONE),
                Way.of("format: csv\ncsv: { group: k, begins: any, missing_cells: absent }", Counting.NONE),
                Way.of("format: csv\ncsv: { charset: UTF-8, trailer: End, count: 2 }", Counting.NONE));
    }

    static List<Way> tsv() {
        return List.of(
                Way.of("format: csv\ncsv: { delimiter: \"\\t\", quote: none, preamble: 0 }", Counting.lines('\t', 1)),
                Way.of("format: csv\ncsv: { delimiter: \"\\t\", optional: [n] }", Counting.NONE));
    }

    static List<Way> xml() {
        return List.of(
                Way.of("format: xml\neach: .i[]", Counting.xml("i")),
                Way.of("""
                        format: xml
                        root: f
                        each: .a.b[].c[]
                        lists: [n]
                        page: { total: ."@total" }
                        fields:
                          sku: concat($parent."@code", .sku)
                          quantity: .n | .[0]""".replace(".n | .[0]", "text(.n[0])"), Counting.NONE),
                Way.of("""
                        format: xml
                        each: .i[]
                        namespaces: { g: "http://base.google.com/ns/1.0" }
                        fields:
                          sku: ."g:id"
                          quantity: .n""", Counting.xml("i")));
    }

    static List<Way> edifact() {
        Counting lines = Counting.segments("LIN", '+', '\'');
        return List.of(
                Way.of("format: edi\neach: LIN\nedi: { envelope: report }" + EDIFACT, Counting.NONE),
                Way.of("format: edi\neach: LIN" + EDIFACT, lines),
                Way.of(
                        "format: edi\neach: LIN.LOC\nedi: { envelope: report, until: { LOC: [PRI] } }"
                                + EDIFACT.replace(".LIN", "$parent.LIN"),
                        Counting.NONE),
                Way.of(
                        "format: edi\neach: CPS\nedi: { envelope: report, charset: UTF-8 }"
                                + EDIFACT.replace(".LIN._3", ".CPS._1"),
                        Counting.NONE));
    }

    static List<Way> x12() {
        return List.of(
                Way.of("format: edi\neach: LIN\nedi: { envelope: report }" + X12, Counting.NONE),
                Way.of("format: edi\neach: LIN" + X12, Counting.segments("LIN", '*', '~')),
                Way.of(
                        "format: edi\neach: HL\nedi: { envelope: report }"
                                + X12.replace("pair(.LIN, \"VP\", 2)", "seg(.up.O.PRF)._1"),
                        Counting.NONE),
                Way.of(
                        "format: edi\neach: PO1.ACK\nedi: { envelope: report, message: [855, 846] }"
                                + X12.replace(".LIN", "$parent.PO1").replace("seg(.QTY)", ".ACK"),
                        Counting.NONE));
    }

    static List<Way> gzip() {
        Counting lines = Counting.json(JsonNode::size);
        return List.of(
                Way.of("format: json\neach: .[]", NONE, Packing.unpacked(lines)),
                Way.of("format: csv", NONE, Counting.NONE),
                Way.of("format: json\neach: .[]", GZIP, Packing.unpacked(lines)),
                Way.of("format: csv", GZIP, Counting.NONE));
    }

    static List<Way> zip() {
        return List.of(
                Way.of("format: json\neach: .[]", NONE, Counting.NONE),
                Way.of("format: json\neach: .[]\narchive: { members: \"*.json\" }", NONE, Counting.NONE),
                Way.of("format: json\neach: .[]\narchive: { members: \"*.json\" }", ZIP, Counting.NONE),
                Way.of(
                        "format: xml\neach: .i[]\narchive: { members: \"*.json\" }\npage: { total: .total }",
                        ZIP,
                        Counting.NONE));
    }

    /** Every mapping of the repository. */
    static List<Way> mapping() {
        try {
            return MappingLoader.loadAll(MAPPINGS).stream().map(Way::of).toList();
        } catch (MappingProblems wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
