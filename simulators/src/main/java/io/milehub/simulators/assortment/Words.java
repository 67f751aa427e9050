package io.milehub.simulators.assortment;

import io.milehub.simulators.assortment.Style.Title;
import java.util.List;

/** The vocabulary: nouns by family, adjectives, names. */
final class Words {

    private static final List<String> ENGLISH =
            List.of("Belted", "Draped", "Pleated", "Relaxed", "Sculpted", "Cropped", "Embroidered", "Reversible");
    private static final List<String> NAMES = List.of(
            "Aurora",
            "Zoë",
            "Odile",
            "Séraphine",
            "Malva",
            "Ilaria",
            "Tosca",
            "Élise",
            "Nerina",
            "Vesper",
            "Noor",
            "Ginevra",
            "Solène",
            "Bruna",
            "Fé",
            "Ottavia");
    private static final List<String> DESCRIPTIONS = List.of(
            "Cut in our own workroom and finished by hand.",
            "<p>A quiet shape with a <em>generous</em> sleeve.</p>",
            "Made to be worn for years & mended when needed.",
            "Fully lined; horn buttons; two pockets.",
            "Woven near Biella, dyed in small lots: shades may vary slightly.");

    private Words() {}

    static String description(Dice dice) {
        return dice.pick(DESCRIPTIONS);
    }

    static Title title(Family family, Fabric fabric, Dice dice) {
        List<String> noun = dice.pick(nouns(family));
        String name = dice.pick(NAMES);
        String english = dice.pick(ENGLISH) + " " + fabric.english().toLowerCase(java.util.Locale.ROOT) + " "
                + noun.get(0) + " " + name;
        String italian = noun.get(1) + " " + name + " " + fabric.italian();
        String german = noun.get(2) + " " + name + " " + fabric.german();
        return untidied(new Title(english, italian, german), fabric, noun, dice.split("untidy"));
    }

    /** The distributor words the brand's titles anew. */
    static Title reworded(Family family, Fabric fabric, Dice dice) {
        List<String> noun = dice.pick(nouns(family));
        return new Title(
                "Aurelle " + noun.get(0) + ", " + fabric.english(), noun.get(1) + " " + fabric.italian(), noun.get(2));
    }

    private static Title untidied(Title title, Fabric fabric, List<String> noun, Dice dice) {
        if (dice.permille(25)) {
            return new Title(
                    "<b>" + fabric.english() + "</b> " + noun.get(0) + " &amp; belt",
                    "<b>" + noun.get(1) + "</b> " + fabric.italian(),
                    "<b>" + noun.get(2) + "</b> " + fabric.german() + " &amp; G&uuml;rtel");
        } else if (dice.permille(60)) {
            return new Title(title.en(), title.it(), title.de().replaceFirst(" (\\S+)", " \"$1\"") + "; lang");
        } else if (dice.permille(6)) {
            return new Title(title.en() + " ", " " + title.it(), title.de() + "\nEinzelstück");
        }
        return title;
    }

    private static List<List<String>> nouns(Family family) {
        return switch (family) {
            case OUTERWEAR ->
                List.of(
                        List.of("coat", "Cappotto", "Mantel"),
                        List.of("trench", "Trench", "Trenchcoat"),
                        List.of("cape", "Mantella", "Cape"));
            case DRESSES ->
                List.of(List.of("midi dress", "Abito midi", "Kleid"), List.of("gown", "Abito lungo", "Abendkleid"));
            case TAILORING -> List.of(List.of("blazer", "Blazer", "Blazer"), List.of("jacket", "Giacca", "Sakko"));
            case SHIRTS -> List.of(List.of("shirt", "Camicia", "Hemd"), List.of("blouse", "Blusa", "Bluse"));
            case TROUSERS ->
                List.of(List.of("trousers", "Pantaloni", "Hose"), List.of("culottes", "Culotte", "Hosenrock"));
            case SKIRTS -> List.of(List.of("skirt", "Gonna", "Rock"), List.of("kilt", "Kilt", "Kiltrock"));
            case KNITWEAR ->
                List.of(List.of("jumper", "Maglione", "Pullover"), List.of("cardigan", "Cardigan", "Strickjacke"));
            case SHOES ->
                List.of(
                        List.of("pumps", "Décolleté", "Pumps"),
                        List.of("loafers", "Mocassini", "Slipper"),
                        List.of("ankle boots", "Stivaletti", "Stiefeletten"));
            case BAGS ->
                List.of(List.of("tote", "Borsa shopping", "Henkeltasche"), List.of("clutch", "Pochette", "Clutch"));
            case SCARVES -> List.of(List.of("scarf", "Sciarpa", "Schal"), List.of("square", "Foulard", "Tuch"));
            case BELTS -> List.of(List.of("belt", "Cintura", "Gürtel"));
        };
    }
}
