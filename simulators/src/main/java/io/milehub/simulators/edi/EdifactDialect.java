package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Answer;
import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** EDIFACT D.96A in the EANCOM subset as the house in Madrid writes it, in its own time and with decimal commas. */
final class EdifactDialect implements Dialect {
    static final String US = "8412345000004";
    static final String THEM = "MILEHUB";

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZONE);
    private static final DateTimeFormatter PREPARED =
            DateTimeFormatter.ofPattern("uuMMdd:HHmm").withZone(ZONE);

    @Override
    public String catalogue(List<Article> articles, int control, Instant at) {
        List<String> lines = new ArrayList<>(
                List.of("BGM+9+PC-" + control + "+9", "DTM+137:" + MOMENT.format(at) + ":204", "CUX+2:EUR:8"));
        for (Article article : articles) {
            lines.add("LIN+" + (articles.indexOf(article) + 1) + number(article));
            lines.add("PIA+1+" + article.sku() + ":SA+" + article.style() + ":MN");
            lines.add("IMD+F+ANM+:::" + released(article.title() + ", L'Hiver"));
            lines.add("IMD+F+GRP+:::" + article.family());
            lines.add("IMD+F+35+:::" + article.colour());
            lines.add("IMD+F+98+:::" + article.size());
            lines.add("PRI+AAE:" + article.price().replace('.', ',') + "::SRP");
        }
        return interchange("PRICAT:D:96A:UN:EAN008", lines, control, at);
    }

    @Override
    public String stock(Map<Article, Integer> counts, int control, Instant at) {
        List<String> lines =
                new ArrayList<>(List.of("BGM+35+IR-" + control + "+9", "DTM+137:" + MOMENT.format(at) + ":204"));
        int line = 0;
        for (var count : counts.entrySet()) {
            lines.add("LIN+" + ++line + number(count.getKey()));
            lines.add("PIA+1+" + count.getKey().sku() + ":SA");
            lines.add("QTY+145:" + count.getValue() + ":PCE");
        }
        return interchange("INVRPT:D:96A:UN:EAN004", lines, control, at);
    }

    @Override
    public String answer(PurchaseOrder order, List<Answer> answers, int control, Instant at) {
        List<String> lines = new ArrayList<>(List.of(
                "BGM+231+R-" + control + "+4", "DTM+137:" + MOMENT.format(at) + ":204", "RFF+ON:" + order.number()));
        for (Answer answer : answers) {
            lines.add("LIN+" + answer.line().line() + "+" + (answer.accepted() ? "5" : "7"));
            lines.add("PIA+1+" + answer.line().sku() + ":SA");
            lines.add("QTY+21:" + answer.line().quantity());
        }
        lines.add("UNS+S");
        return interchange("ORDRSP:D:96A:UN:EAN008", lines, control, at);
    }

    @Override
    public String shipment(PurchaseOrder order, List<Line> sent, int control, Instant at) {
        List<String> lines = new ArrayList<>(List.of(
                "BGM+351+D-" + control + "+9",
                "DTM+137:" + MOMENT.format(at) + ":204",
                "DTM+11:" + MOMENT.format(at) + ":204",
                "RFF+ON:" + order.number(),
                "TDT+20++30++:::SEUR",
                "CPS+1",
                "GIN+BJ+38412345%010d".formatted(control)));
        for (Line line : sent) {
            lines.add("LIN+" + line.line());
            lines.add("PIA+1+" + line.sku() + ":SA");
            lines.add("QTY+12:" + line.quantity());
        }
        return interchange("DESADV:D:96A:UN:EAN005", lines, control, at);
    }

    /** ISO 9735-4: 7 acknowledges all that is below, 4 rejects it; 18 is an error that is not specified further. */
    @Override
    public String receipt(Letter letter, int control, Instant at) {
        String verdict = letter.faults().isEmpty() ? "7" : "4+18";
        return interchange(
                "CONTRL:2:2:UN",
                List.of("UCI+" + letter.control() + "+" + THEM + ":ZZ+" + US + ":14+" + verdict),
                control,
                at);
    }

    @Override
    public Letter judge(String name, String text, List<Article> articles) {
        return new EdifactJudge(name, text, articles).letter();
    }

    private static String number(Article article) {
        return article.gtin().isEmpty() ? "" : "++" + article.gtin() + ":EN";
    }

    private static String released(String text) {
        return text.replaceAll("([?:+'])", "?$1");
    }

    private static String interchange(String type, List<String> lines, int control, Instant at) {
        List<String> all = new ArrayList<>();
        all.add("UNA:+,? '\nUNB+UNOC:3+" + US + ":14+" + THEM + ":ZZ+" + PREPARED.format(at) + "+" + control);
        all.add("UNH+1+" + type);
        all.addAll(lines);
        all.add("UNT+" + (lines.size() + 2) + "+1");
        all.add("UNZ+1+" + control);
        return String.join("'\n", all) + "'\n";
    }
}
