package io.milehub.app.bench.decode;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Writes the collection as PRICAT D.96A (EAN008), a LIN a piece, with the house's own codes of element 7081 in IMD. */
final class Pricat {

    private static final DateTimeFormatter CODE_204 = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    /** Segments of UNH to UNT that are no piece's. */
    private static final int SEGMENTS_AROUND = 6;

    private static final Map<Column, String> DESCRIBED = new EnumMap<>(Map.ofEntries(
            Map.entry(Column.STATUS, "STA"),
            Map.entry(Column.CHANNEL, "CHA"),
            Map.entry(Column.BRAND, "BRN"),
            Map.entry(Column.NAME_EN, "NEN"),
            Map.entry(Column.NAME_IT, "NIT"),
            Map.entry(Column.NAME_FR, "NFR"),
            Map.entry(Column.NAME_DE, "NDE"),
            Map.entry(Column.NAME_ES, "NES"),
            Map.entry(Column.TEXT_EN, "TEN"),
            Map.entry(Column.TEXT_IT, "TIT"),
            Map.entry(Column.TEXT_FR, "TFR"),
            Map.entry(Column.TEXT_DE, "TDE"),
            Map.entry(Column.GENDER, "GEN"),
            Map.entry(Column.FAMILY, "GRP"),
            Map.entry(Column.SEASON, "SEA"),
            Map.entry(Column.MATERIAL, "MAT"),
            Map.entry(Column.LINING, "LIN"),
            Map.entry(Column.CARE, "CAR"),
            Map.entry(Column.FIT, "FIT"),
            Map.entry(Column.PATTERN, "PAT"),
            Map.entry(Column.COLOUR, "35"),
            Map.entry(Column.SIZE, "98")));

    private Pricat() {}

    static void write(Collection of, StringBuilder text) {
        text.append("UNA:+.? '\nUNB+UNOC:3+8012345000017:14+4012345000009:14+260701:0600+1'\n");
        text.append("UNH+1+PRICAT:D:96A:UN:EAN008'\nBGM+9+CORVINA-1+9'\nDTM+137:20260701:102'\n");
        text.append("NAD+SU+8012345000017::9'\nCUX+2:EUR:8'\n");
        int segments = SEGMENTS_AROUND;
        for (int i = 0; i < of.count(); i++) {
            segments += piece(of.piece(i), i + 1, text);
        }
        text.append("UNT+").append(segments).append("+1'\nUNZ+1+1'\n");
    }

    /** Returns how many segments it has. */
    private static int piece(Piece piece, int number, StringBuilder text) {
        text.append("LIN+")
                .append(number)
                .append("++")
                .append(piece.value(Column.GTIN))
                .append(":EN'\n");
        text.append("PIA+1+").append(data(piece, Column.SKU)).append(":SA+");
        text.append(data(piece, Column.STYLE)).append(":MN+");
        text.append(data(piece, Column.HS)).append(":HS'\n");
        DESCRIBED.forEach((column, code) -> text.append("IMD+F+")
                .append(code)
                .append("+:::")
                .append(data(piece, column))
                .append("'\n"));
        text.append("MEA+WT++GRM:").append(data(piece, Column.WEIGHT)).append("'\n");
        boolean limited = piece.edition() != null;
        if (limited) {
            text.append("QTY+52:").append(data(piece, Column.EDITION)).append("'\n");
        }
        text.append("ALI+").append(data(piece, Column.ORIGIN)).append("'\n");
        text.append("DTM+182:").append(CODE_204.format(piece.updated())).append(":204'\n");
        for (int i = 1; i <= 5; i++) {
            text.append("FTX+IMG+++")
                    .append(data(piece, Column.valueOf("IMAGE_" + i)))
                    .append("'\n");
        }
        text.append("PRI+AAE:").append(data(piece, Column.PRICE)).append("'\n");
        text.append("RFF+VN:").append(data(piece, Column.VERSION)).append("'\n");
        text.append("TAX+7+VAT+++:::").append(data(piece, Column.TAX)).append("'\n");
        return 2 + DESCRIBED.size() + 1 + (limited ? 1 : 0) + 2 + 5 + 3;
    }

    private static String data(Piece piece, Column column) {
        String value = piece.value(column);
        for (String service : new String[] {"?", "'", "+", ":"}) {
            value = value.replace(service, "?" + service);
        }
        return value;
    }
}
