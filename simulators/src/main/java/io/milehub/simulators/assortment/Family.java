package io.milehub.simulators.assortment;

import io.milehub.simulators.assortment.Size.Run;
import java.util.List;

/** The kinds of pieces, with the code that each supplier uses for them. */
public enum Family {
    OUTERWEAR("Mäntel & Jacken", "Clothing > Coats", Run.CLOTHING, "620211", 790, 3900),
    DRESSES("Kleider", "Clothing > Dresses", Run.CLOTHING, "620443", 490, 2900),
    TAILORING("Blazer", "Clothing > Jackets", Run.CLOTHING, "620433", 590, 2400),
    SHIRTS("Blusen & Hemden", "Clothing > Shirts", Run.CLOTHING, "620640", 290, 990),
    TROUSERS("Hosen", "Clothing > Trousers", Run.CLOTHING, "620463", 320, 1100),
    SKIRTS("Röcke", "Clothing > Skirts", Run.CLOTHING, "620453", 350, 1400),
    KNITWEAR("Strick", "Clothing > Knitwear", Run.LETTERS, "611012", 360, 1600),
    SHOES("Schuhe", "Shoes", Run.SHOES, "640359", 450, 1200),
    BAGS("Taschen", "Bags", Run.ONE, "420221", 690, 4200),
    SCARVES("Tücher & Schals", "Accessories > Scarves", Run.ONE, "621410", 180, 690),
    BELTS("Gürtel", "Accessories > Belts", Run.LETTERS, "420330", 190, 590);

    private final String warengruppe;
    private final String path;
    private final Run run;
    private final String hsCode;
    private final int euroLow;
    private final int euroHigh;

    Family(String warengruppe, String path, Run run, String hsCode, int euroLow, int euroHigh) {
        this.warengruppe = warengruppe;
        this.path = path;
        this.run = run;
        this.hsCode = hsCode;
        this.euroLow = euroLow;
        this.euroHigh = euroHigh;
    }

    /** The German product group. */
    public String warengruppe() {
        return warengruppe;
    }

    /** The distributor's category path. */
    public String category() {
        return "Women > " + path;
    }

    /** Which sizes it comes in. */
    public Run run() {
        return run;
    }

    /** The Harmonised System code, six digits. */
    public String hsCode() {
        return hsCode;
    }

    List<Fabric> fabrics() {
        return switch (this) {
            case SHOES, BAGS, BELTS -> Fabric.LEATHER;
            case KNITWEAR, SCARVES -> Fabric.SOFT;
            default -> Fabric.CLOTH;
        };
    }

    /** A consumer price in cents, in steps of ten euros; one in twenty is not round. */
    long priceMinor(Dice dice) {
        long euros = dice.between(euroLow / 10, euroHigh / 10) * 10L;
        return euros * 100 + (dice.permille(50) ? 50 : 0);
    }
}
