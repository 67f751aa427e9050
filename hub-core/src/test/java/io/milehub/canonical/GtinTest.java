package io.milehub.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class GtinTest {
    /** The worked example of the GS1 check digit calculator: 629104150021 has the check digit 3. */
    @Example
    void the_worked_example_of_gs1_has_check_digit_3() {
        assertThat(Gtin.of("6291041500213")).map(Gtin::digits14).contains("06291041500213");
        for (char wrong : "012456789".toCharArray()) {
            assertThat(Gtin.of("629104150021" + wrong)).isEmpty();
        }
    }

    @Example
    void shorter_numbers_are_padded_on_the_left() {
        assertThat(Gtin.of("96385074")).map(Gtin::digits14).contains("00000096385074");
        assertThat(Gtin.of("036000291452")).map(Gtin::digits14).contains("00036000291452");
        assertThat(Gtin.of("10036000291459")).map(Gtin::digits14).contains("10036000291459");
    }

    @Example
    void other_lengths_other_characters_and_nothing_but_zeros_are_no_gtin() {
        for (String text :
                new String[] {"", "1", "80312040000", "629104150021X", "00000000", "0000000000000", "٦291041500213"}) {
            assertThat(Gtin.of(text)).as(text).isEmpty();
        }
    }

    @Property
    void every_number_has_exactly_one_check_digit(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long number) {
        String twelve = "%012d".formatted(number);
        long right = java.util.stream.IntStream.range(0, 10)
                .filter(digit -> Gtin.of(twelve + digit).isPresent())
                .count();
        assertThat(right).isEqualTo(1);
    }

    @Property
    void one_mistyped_digit_is_always_found(
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long number,
            @ForAll @IntRange(min = 0, max = 12) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String twelve = "%012d".formatted(number);
        String right = java.util.stream.IntStream.range(0, 10)
                .mapToObj(digit -> twelve + digit)
                .filter(digits -> Gtin.of(digits).isPresent())
                .findFirst()
                .orElseThrow();
        char[] digits = right.toCharArray();
        digits[at] = (char) ('0' + (digits[at] - '0' + by) % 10);
        assertThat(Gtin.of(new String(digits))).isEmpty();
    }

    @Example
    void prefixes_02_04_and_20_to_29_are_restricted_and_their_neighbours_are_not() {
        assertThat(Gtin.of("2000000000015")).map(Gtin::restrictedRange).contains(true);
        for (int prefix = 0; prefix < 100; prefix++) {
            boolean restricted = prefix == 2 || prefix == 4 || (prefix >= 20 && prefix <= 29);
            String twelve = "%02d".formatted(prefix) + "1234567891";
            Gtin gtin = java.util.stream.IntStream.range(0, 10)
                    .mapToObj(digit -> Gtin.of(twelve + digit))
                    .flatMap(java.util.Optional::stream)
                    .findFirst()
                    .orElseThrow();
            assertThat(gtin.restrictedRange()).as(twelve).isEqualTo(restricted);
        }
    }
}
