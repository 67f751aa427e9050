package io.milehub.mapping.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions read, found by hand from the meaning of JSLT. */
class ReadFinderTest {
    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ".sku; .sku",
                "gtin(.ean); .ean",
                ".\"Variant SKU\"; .\"Variant SKU\"",
                ".price.\"@currency\"; .price.\"@currency\"",
                "\"EUR\"; ``",
                ".; .",
                "text(.); .",
                "$parent.name.en; $parent.name.en",
                "$grandparent.code; $grandparent.code",
                "$root.generatedAt; $root.generatedAt",
                "money(.price.amount, .price.currency); .price.amount .price.currency",
                "lookup(\"t\", $parent.family, .fallback); $parent.family .fallback",
                "[.a, .b]; .a .b",
                "{\"x\": .a, .k: .b}; .a .b .k",
                ".a.b == .c; .a.b .c",
                ".a or not(.b); .a .b",
                ".a | .b; .a.b",
                "if (.a) .b else .c; .a .b .c",
                "if (.a) let x = .b $x.c; .a .b.c",
                "let x = .a $x.b; .a.b",
                ".names[0]; .names[]",
                ".names[0].text; .names[].text",
                ".code[0 : 3]; .code",
                ".list[.at]; .at .list[]",
                "[for (.media) .url]; .media[].url",
                "[for ($parent.media) .url if (.type == \"image\")]; $parent.media[].type $parent.media[].url",
                "[for (.media) .url if (.shown)]; .media[].shown .media[].url",
                "[for (.rows) let p = .price $p.amount]; .rows[].price.amount",
                "[for (.rows) [for (.cells) .v]]; .rows[].cells[].v",
                "[for (.rows) $parent.x]; $parent.x",
                "first([for (.t) text(.) if (.\"@lang\" == \"en\")]); .t[] .t[].\"@lang\"",
                "first([for (.m) .]).url; .m[][].url",
                "{for (.attributes) .name : .value}; .attributes[].name .attributes[].value",
                "count(.media); .media",
                "coalesce(.a.x, .b); .a.x .b",
                "fallback(.a, .b).c; .a.c .b.c",
                "json(.options).size; .options",
                "get-key(.extra, \"hs\"); .extra",
                "seg(.BGM)._2; .BGM[]._2",
                "seg(.QTY, \"145\")._1_2; .QTY[]._1 .QTY[]._1_2",
                "seg(.CTP, \"CON\", 2)._3; .CTP[]._2 .CTP[]._3",
                "coded(.PIA, \"SA\"); .PIA",
                "pair(.PO1, \"UP\", 6); .PO1",
                "seg(.up.O.PRF)._1; .up.O.PRF[]._1",
                "matches(\"a.b\", .code); .code",
                ".a // a remark about .b; .a",
            })
    void every_place_whose_value_has_a_say_is_found(String expression, String places) {
        assertThat(read(expression, Level.RECORD))
                .isEqualTo(places.isBlank() ? List.of() : List.of(places.split(" (?=[.$])")));
    }

    @Test
    void a_leading_dot_of_a_page_is_the_document() {
        assertThat(read(".paging.next", Level.DOCUMENT)).containsExactly("$root.paging.next");
    }

    @Test
    void a_loop_is_told_because_of_an_object_it_goes_through_every_member() {
        assertThat(ReadFinder.of("[for (.stock) .value.count]", Level.RECORD).loops())
                .containsExactly(new ReadPath(Level.RECORD, List.of("stock")));
    }

    private static List<String> read(String expression, Level here) {
        return ReadFinder.of(expression, here).paths().stream()
                .map(ReadPath::toString)
                .sorted()
                .toList();
    }
}
