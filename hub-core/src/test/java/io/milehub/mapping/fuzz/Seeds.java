package io.milehub.mapping.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The inputs from which others are made, and the words of each format. */
final class Seeds {
    /** Longer ones are cut: what is wrong with bodies is mostly wrong with small ones, of which more are tried. */
    static final int BYTES_MAX = 4_096;

    private static final Path FIXTURES = Path.of(System.getProperty("milehub.fixtures", "none"));
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");

    private static final String LIST =
            "[{\"sku\":\"Ä1\",\"n\":1.50,\"a\":[null,true,{}]},{\"sku\":\"\\u00e9\\\"B\",\"n\":2e3}]";
    private static final String ITEMS = "{\"house\":\"H\",\"at\":\"2026-03-01T10:00:00Z\",\"total\":2,\"items\":"
            + "[{\"sku\":\"A\",\"n\":\"1,5\",\"at\":\"2026-03-01T10:00:00+02:00\"},{\"gone\":true}],\"next\":\"x\"}";
    private static final String NESTED = "{\"a\":[{\"code\":\"S\",\"b\":[{\"sku\":\"1\",\"n\":1},"
            + "{\"sku\":\"1\",\"n\":1}]},{\"code\":\"T\",\"b\":[]}]}";
    private static final String ROWS = "sku,n,k\nA1,\"1,5\",k\n,,\nB,\"a \"\"q\"\"\nb\",k\nC,3,l\nEnd,3,\n";
    private static final String PLAIN_ROWS = "sku,n,k\r\nA,1,x\r\nB,2,x\r\n,3,\r\nC,-4,y,z\r\n";
    private static final String XML = "<?xml version='1.0' encoding='UTF-8'?><f><i a='1'><sku>A</sku><n>&lt;1&#65;</n>"
            + "</i><!-- c --><i><![CDATA[x]]></i><t>1</t></f>";
    private static final String XML_NESTED =
            "<f total='3'><a><b code='S'><c><sku>1</sku><n>1</n><n>2</n></c><c/></b></a>"
                    + "<a><b><c xsi:nil='true' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/></b></a></f>";
    private static final String XML_NAMED =
            "<r xmlns:x='http://base.google.com/ns/1.0'><i><x:id>1</x:id><n>2</n></i><y:i xmlns:y='u'/></r>";
    private static final String PRICAT = "UNB+UNOC:3+S:14+R+260301:1000+77'UNH+1+PRICAT:D:96A:UN'BGM+9+1'LIN+1++A:EN'"
            + "QTY+145:5:PCE'LOC+14+MI'PRI+AAA:9,50'LOC+14+RO'LIN+2++B:EN'QTY+145:-1'UNS+S'CNT+2:2'UNT+11+1'UNZ+1+77'";
    private static final String DESADV = "UNA:+.?*'\r\nUNB+UNOY:4+S+R+20260301:1000+7'\r\nUNH+1+DESADV:D:96A:UN'CPS+1'"
            + "CPS+2+1'LIN+1++X?'Y:Z*W'QTY+12:3'UNT+6+1'UNZ+1+7'UNB+UNOA:1+S+R+260301:1000+8'UNZ+0+8'";
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1000"
                    + "*^*00501*000000077*0*P*>~";
    private static final String INVENTORY = ISA + "GS*IB*A*B*20260301*1000*7*X*005010~ST*846*0001~BIA*00*MB*1*20260301~"
            + "LIN*1*VP*A^B*UP*1~QTY*33*5*EA~LIN*2*VP*B~QTY*33*6~CTT*2~SE*8*0001~GE*1*7~IEA*1*000000077~";
    private static final String LEVELS = ISA.replace('~', '\n') + """
            GS*SH*A*B*20260301*1000*7*X*005010
            ST*856*0001
            HL*1**S
            HL*2*1*O
            PRF*P-1
            HL*3*2*I
            LIN*1*VP*A
            SN1**3*EA
            HL*4*9*I
            SE*9*0001
            GE*1*7
            IEA*1*000000077
            """;
    private static final String ANSWERS = ISA + "GS*PR*A*B*20260301*1000*7*X*004010~ST*855*1~BAK*00*AC*P-1*20260301~"
            + "PO1*1*2*EA***VP*A~ACK*IA*1*EA~ACK*IR*1*EA~PO1*2*1*EA***VP*B~SE*7*1~GE*1*7~IEA*1*77~";

    private Seeds() {}

    /** Our own, in every way of the format. */
    static List<byte[]> of(Format format) {
        List<byte[]> inputs = new ArrayList<>();
        if (format == Format.MAPPING) {
            samples(inputs);
            return inputs;
        }
        int ways = format.ways().size();
        for (byte[] body : bodies(format)) {
            for (int way = 0; way < ways; way++) {
                inputs.add(Format.input(way, body));
            }
        }
        return inputs;
    }

    /** What others have written, as far as it is on this machine; each in one of the ways. */
    static List<byte[]> fixtures(Format format) throws IOException {
        String ending = switch (format) {
            case JSON, GZIP -> ".*\\.json";
            case NDJSON -> ".*\\.(ndjson|jsonl|txt)";
            case CSV -> ".*\\.(csv|txt)";
            case TSV -> ".*\\.(tsv|txt)";
            case XML -> ".*\\.(xml|rss|atom)";
            case EDIFACT -> ".*/edifact/.*";
            case X12 -> ".*/x12/.*";
            case ZIP, MAPPING -> "nothing";
        };
        List<byte[]> inputs = new ArrayList<>();
        if (!Files.isDirectory(FIXTURES)) {
            return inputs;
        }
        int ways = format.ways().size();
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches(ending)) {
                    inputs.add(Format.input(inputs.size() % ways, beginning(file)));
                }
            }
        }
        return inputs;
    }

    private static List<byte[]> bodies(Format format) {
        return switch (format) {
            case JSON -> texts(LIST, ITEMS, NESTED, "{\"sku\":\"A\",\"n\":1}");
            case NDJSON ->
                texts(
                        "{\"sku\":\"A\",\"n\":1}\n \n{\"sku\":\"B\",\"n\":2}\r\n{\"sku\":1}",
                        "{\"b\":[{}]}\n{\"b\":[1]}");
            case CSV -> {
                List<byte[]> bodies =
                        new ArrayList<>(texts(ROWS, PLAIN_ROWS, ROWS.replace(',', ';'), "# c\n" + PLAIN_ROWS));
                bodies.add(ROWS.getBytes(java.nio.charset.StandardCharsets.UTF_16));
                bodies.add("sku;n\nÄ;1\n".getBytes(ISO_8859_1));
                bodies.add("'sku'|'n'\n'a''b'|'1'\n".getBytes(UTF_8));
                yield bodies;
            }
            case TSV -> texts(PLAIN_ROWS.replace(',', '\t'), ROWS.replace(',', '\t'));
            case XML -> texts(XML, XML_NESTED, XML_NAMED);
            case EDIFACT -> texts(PRICAT, DESADV);
            case X12 -> texts(INVENTORY, LEVELS, ANSWERS);
            case GZIP ->
                List.of(LIST.getBytes(UTF_8), PLAIN_ROWS.getBytes(UTF_8), Packing.GZIP.of(LIST.getBytes(UTF_8)));
            case ZIP -> List.of(LIST.getBytes(UTF_8), XML.getBytes(UTF_8), Packing.ZIP.of(LIST.getBytes(UTF_8)));
            case MAPPING -> List.of();
        };
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    /** The samples beside each mapping. */
    private static void samples(List<byte[]> inputs) {
        try {
            List<Mapping> mappings = MappingLoader.loadAll(MAPPINGS);
            for (int way = 0; way < mappings.size(); way++) {
                Path folder = mappings.get(way)
                        .file()
                        .resolveSibling(mappings.get(way).feed());
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(name -> name.toString().contains(".in."))
                            .sorted()
                            .toList()) {
                        inputs.add(Format.input(way, beginning(file)));
                    }
                }
            }
        } catch (IOException | MappingProblems wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return all.length < BYTES_MAX ? all : Arrays.copyOf(all, BYTES_MAX - 1);
    }
}
