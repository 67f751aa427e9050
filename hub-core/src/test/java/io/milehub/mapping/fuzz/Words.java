package io.milehub.mapping.fuzz;

import java.util.List;
import java.util.regex.Pattern;

/** What is rarely hit upon by chance, by format; each character is a byte. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("¦");

    private static final String JSON = "\"sku\":¦\"items\":[¦\\u0000¦\\ud83d¦null¦true¦1e999999999¦-0.0¦},{¦[]¦{}¦"
            + "\u00ef\u00bb\u00bf¦\u00ff\u00fe¦\u0000\u0000\u00fe\u00ff¦\n";

    private static final String CSV =
            "\"\"¦\"\r\n¦';'¦\t¦||¦\u00ef\u00bb\u00bf¦\u00ff\u00fe¦\u00fe\u00ff¦End,¦#¦_row¦sku¦\u0085¦"
                    + "\u00a0¦sep=;\n";

    private static final String XML =
            "<!DOCTYPE f SYSTEM \"http://127.0.0.1/x\">¦<!ENTITY e \"x\">¦&e;¦&#x10FFFF;¦&#0;¦"
                    + "<![CDATA[¦]]>¦<?p?>¦<!--¦-->¦xmlns:x='¦xsi:nil='1'¦encoding='UTF-16'¦standalone='no'¦"
                    + "version='1.1'¦<i/>¦<i>¦</i>¦xml:base=\"http://127.0.0.1/\"";

    private static final String EDIFACT =
            "UNA:+.? '¦UNB+UNOX:3+¦UNOY:4¦UNOA¦UNG+¦UNE+¦UNH+2+¦UNT+¦UNZ+¦LIN+¦CPS+2+1'¦LOC+¦?'¦??¦"
                    + "UNS+S'¦\u001d¦\u001f¦\u001c¦UIB+¦*'";

    private static final String X12 =
            "ISA*¦GS*¦ST*¦SE*¦GE*¦IEA*¦HL*2*1*I~¦LIN*¦PO1*¦ACK*¦^¦>¦ISB*¦TA1*¦BIN*9*¦~\r\n¦CTT*¦00402";

    private static final String GZIP = "\u001f\u008b\u0008¦\u001f\u008b\u0008\u001e¦PK\u0003\u0004";

    private static final String ZIP =
            "PK\u0003\u0004¦PK\u0001\u0002¦PK\u0005\u0006¦PK\u0007\u0008¦PK\u0006\u0006¦.json¦../¦"
                    + "\u0001\u0000\u0010\u0000¦\u00ff\u00ff\u00ff\u00ff";

    private static final String MAPPING =
            "1e999999999¦999999999999¦-1¦2026-02-30¦9999-12-31T23:59:59Z¦EUR¦\\u0000¦\u00ff¦null¦[]¦{}¦"
                    + "UNH+2+¦ST*¦</item>";

    private Words() {}

    static List<String> of(Format format) {
        String words = switch (format) {
            case JSON, NDJSON -> JSON;
            case CSV, TSV -> CSV;
            case XML -> XML;
            case EDIFACT -> EDIFACT;
            case X12 -> X12;
            case GZIP -> GZIP;
            case ZIP -> ZIP;
            case MAPPING -> MAPPING;
        };
        return BETWEEN.splitAsStream(words).toList();
    }
}
