package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Answer;
import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** X12 004010 as the house in New York writes it, in its own time. */
final class X12Dialect implements Dialect {
    static final String US = "HARLOWVANE";
    static final String THEM = "MILEHUB";

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZONE);

    @Override
    public String catalogue(List<Article> articles, int control, Instant at) {
        List<String> lines = new ArrayList<>(List.of("BCT*RC*ALL", "CUR*SE*EUR"));
        for (Article article : articles) {
            String upc = article.gtin().isEmpty() ? "" : "*UP*" + article.gtin();
            lines.add("LIN*" + (articles.indexOf(article) + 1) + "*VP*" + article.sku() + upc + "*VA*" + article.style()
                    + "*VE*" + article.colour() + "*SZ*" + article.size());
            lines.add("PID*F*08***" + article.title());
            lines.add("PID*F*GEN***" + article.family());
            lines.add("CTP**MSR*" + article.price());
        }
        lines.add("CTT*" + articles.size());
        return interchange("SC", "832", lines, control, at);
    }

    @Override
    public String stock(Map<Article, Integer> counts, int control, Instant at) {
        List<String> lines = new ArrayList<>();
        lines.add("BIA*00*DD*STOCK*" + DATE.format(at) + "*" + TIME.format(at));
        counts.forEach((article, count) -> {
            lines.add("LIN**VP*" + article.sku());
            lines.add("QTY*33*" + count + "*EA");
        });
        lines.add("CTT*" + counts.size());
        return interchange("IB", "846", lines, control, at);
    }

    @Override
    public String answer(PurchaseOrder order, List<Answer> answers, int control, Instant at) {
        List<String> lines = new ArrayList<>();
        String date = DATE.format(at);
        lines.add("BAK*00*AD*" + order.number() + "*" + date + "****A-" + control + "*" + date);
        for (Answer answer : answers) {
            Line line = answer.line();
            lines.add("PO1*" + line.line() + "*" + line.quantity() + "*EA***VP*" + line.sku());
            lines.add("ACK*" + (answer.accepted() ? "IA" : "IR") + "*" + line.quantity() + "*EA");
        }
        lines.add("CTT*" + answers.size());
        return interchange("PR", "855", lines, control, at);
    }

    @Override
    public String shipment(PurchaseOrder order, List<Line> sent, int control, Instant at) {
        String moment = DATE.format(at) + "*" + TIME.format(at);
        List<String> lines = new ArrayList<>(List.of(
                "BSN*00*S-" + control + "*" + moment + "*0001",
                "HL*1**S",
                "TD5**2*UPSN",
                "REF*CN*1Z999AA1%010d".formatted(control),
                "DTM*011*" + moment,
                "HL*2*1*O",
                "PRF*" + order.number()));
        int level = 2;
        for (Line line : sent) {
            lines.add("HL*" + ++level + "*2*I");
            lines.add("LIN*" + line.line() + "*VP*" + line.sku());
            lines.add("SN1**" + line.quantity() + "*EA");
        }
        lines.add("CTT*" + level);
        return interchange("SH", "856", lines, control, at);
    }

    /** AK1 to AK9 of 004010; the number of a group is that of its interchange. */
    @Override
    public String receipt(Letter letter, int control, Instant at) {
        boolean good = letter.faults().isEmpty();
        List<String> lines = List.of(
                "AK1*PO*" + letter.control(),
                "AK2*" + (letter.kind().isEmpty() ? "850" : letter.kind()) + "*0001",
                good ? "AK5*A" : "AK5*R*5",
                good ? "AK9*A*1*1*1" : "AK9*R*1*1*0");
        return interchange("FA", "997", lines, control, at);
    }

    @Override
    public Letter judge(String name, String text, List<Article> articles) {
        return new X12Judge(name, text, articles).letter();
    }

    private static String interchange(String group, String type, List<String> lines, int control, Instant at) {
        String date = DATE.format(at);
        String time = TIME.format(at);
        List<String> all = new ArrayList<>();
        // ISA14: of its catalogue the house wants to know by a TA1 that it arrived whole.
        int asks = type.equals("832") ? 1 : 0;
        all.add("ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*%s*%s*U*00401*%09d*%d*P*>"
                .formatted(US, THEM, date.substring(2), time.substring(0, 4), control, asks));
        all.add("GS*%s*%s*%s*%s*%s*%d*X*004010".formatted(group, US, THEM, date, time, control));
        all.add("ST*" + type + "*0001");
        all.addAll(lines);
        all.add("SE*" + (lines.size() + 2) + "*0001");
        all.add("GE*1*" + control);
        all.add("IEA*1*%09d".formatted(control));
        return String.join("~\n", all) + "~\n";
    }
}
