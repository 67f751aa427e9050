package io.milehub.simulators.assortment;

import java.util.List;

/** What a piece is made of, as the label says and as the title says. */
public enum Fabric {
    WOOL("90% virgin wool, 10% cashmere", "90% Schurwolle, 10% Kaschmir", "Wool", "in lana", "aus Wolle"),
    CASHMERE("100% cashmere", "100% Kaschmir", "Cashmere", "in cashmere", "aus Kaschmir"),
    SILK("100% silk", "100% Seide", "Silk", "in seta", "aus Seide"),
    CREPE("73% acetate, 27% viscose", "73% Acetat, 27% Viskose", "Crêpe", "in crêpe", "aus Crêpe"),
    COTTON("100% cotton", "100% Baumwolle", "Cotton", "in cotone", "aus Baumwolle"),
    LINEN("55% linen, 45% cotton", "55% Leinen, 45% Baumwolle", "Linen", "in lino", "aus Leinen"),
    CALF("100% calf leather", "100% Kalbsleder", "Calf leather", "in pelle di vitello", "aus Kalbsleder"),
    SUEDE("100% goat suede", "100% Ziegenvelours", "Suède", "in camoscio", "aus Velours");

    /** What hangs on a rail. */
    static final List<Fabric> CLOTH = List.of(WOOL, CASHMERE, SILK, CREPE, COTTON, LINEN);

    /** What is knitted or woven into a scarf. */
    static final List<Fabric> SOFT = List.of(WOOL, CASHMERE, SILK, COTTON);

    /** What bags, shoes and belts are made of. */
    static final List<Fabric> LEATHER = List.of(CALF, SUEDE);

    private final String label;
    private final String germanLabel;
    private final String english;
    private final String italian;
    private final String german;

    Fabric(String label, String germanLabel, String english, String italian, String german) {
        this.label = label;
        this.germanLabel = germanLabel;
        this.english = english;
        this.italian = italian;
        this.german = german;
    }

    /** The composition in English. */
    public String label() {
        return label;
    }

    /** The composition in German. */
    public String germanLabel() {
        return germanLabel;
    }

    String english() {
        return english;
    }

    String italian() {
        return italian;
    }

    String german() {
        return german;
    }
}
