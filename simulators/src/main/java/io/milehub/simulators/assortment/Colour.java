package io.milehub.simulators.assortment;

/** The colours of the season; the name is the code inside SKUs. */
public enum Colour {
    NER("Black", "Nero", "Schwarz"),
    BIA("Ivory", "Avorio", "Elfenbein"),
    GRI("Grey", "Grigio", "Grau"),
    BLU("Navy", "Blu notte", "Marineblau"),
    CAM("Camel", "Cammello", "Kamel"),
    BOR("Bordeaux", "Bordò", "Bordeaux"),
    VER("Green", "Verde", "Grün"),
    ROS("Red", "Rosso", "Rot"),
    CIP("Powder", "Cipria", "Puder"),
    MAR("Brown", "Marrone", "Braun"),
    SAB("Sand", "Sabbia", "Sand"),
    CEL("Sky blue", "Celeste", "Himmelblau"),
    SEN("Mustard", "Senape", "Senfgelb"),
    LIL("Lilac", "Lilla", "Flieder");

    private final String english;
    private final String italian;
    private final String german;

    Colour(String english, String italian, String german) {
        this.english = english;
        this.italian = italian;
        this.german = german;
    }

    /** In English. */
    public String english() {
        return english;
    }

    /** In Italian. */
    public String italian() {
        return italian;
    }

    /** In German. */
    public String german() {
        return german;
    }
}
