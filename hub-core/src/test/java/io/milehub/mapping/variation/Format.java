package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.CsvWriting.Kind;
import io.milehub.mapping.variation.JsonWriting.Shape;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A format in UTF-8, for what is told of all of them. */
enum Format {
    CSV {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return CsvVariationTest.found(folder);
        }

        @Override
        Writing writing(Choices choices) {
            return new CsvWriting(choices, Kind.FOUND, UTF_8);
        }

        @Override
        String filler(int length) {
            return "x".repeat(length) + "\n";
        }
    },
    JSON {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return TestMapping.of(folder, JsonVariationTest.yaml(Shape.LIST_OF_SIZES));
        }

        @Override
        Writing writing(Choices choices) {
            choices.fix("charset", "UTF-8");
            return new JsonWriting(choices, Shape.LIST_OF_SIZES, null);
        }
    },
    NESTED_JSON {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return TestMapping.of(folder, JsonVariationTest.yaml(Shape.LIST_OF_STYLES));
        }

        @Override
        Writing writing(Choices choices) {
            choices.fix("charset", "UTF-8");
            return new JsonWriting(choices, Shape.LIST_OF_STYLES, null);
        }
    },
    NDJSON {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return TestMapping.of(folder, JsonVariationTest.yaml(Shape.LINES_OF_STYLES));
        }

        @Override
        Writing writing(Choices choices) {
            return new JsonWriting(choices, Shape.LINES_OF_STYLES, null);
        }
    },
    XML {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return XmlVariationTest.styles(folder);
        }

        @Override
        Writing writing(Choices choices) {
            choices.fix("declaration", false);
            return new XmlWriting(choices, false, UTF_8);
        }

        @Override
        String filler(int length) {
            return "<!--" + "x".repeat(length) + "-->";
        }
    },
    EDIFACT {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return InterchangeVariationTest.edifact(folder, true);
        }

        @Override
        Writing writing(Choices choices) {
            return new EdifactWriting(choices, true, "UNOW");
        }

        @Override
        Predicate<String> writable() {
            return InterchangeVariationTest.writable("UNOW");
        }
    },
    X12 {
        @Override
        Mapping mapping(Path folder) throws Exception {
            return InterchangeVariationTest.x12(folder);
        }

        @Override
        Writing writing(Choices choices) {
            return new X12Writing(choices, "*>~^");
        }

        @Override
        Predicate<String> writable() {
            return Catalogue.without("*>~^\r\n");
        }
    };

    abstract Mapping mapping(Path folder) throws Exception;

    abstract Writing writing(Choices choices);

    /** What may stand before a document and says nothing. */
    String filler(int length) {
        return " ".repeat(length);
    }

    Predicate<String> writable() {
        return text -> true;
    }
}
