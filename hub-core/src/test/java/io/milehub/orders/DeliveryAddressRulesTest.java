package io.milehub.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address needs so that every supplier's message can carry it whole. */
class DeliveryAddressRulesTest {
    private static final String CHARS_35 = "12345678901234567890123456789012345";

    @Test
    void what_stands_around_the_texts_is_dropped() {
        var address = new DeliveryAddress(" Anna Rossi ", List.of(" Via Roma 1\t"), " Roma ", " ", " 00184 ", "IT");
        assertThat(address.name()).isEqualTo("Anna Rossi");
        assertThat(address.lines()).containsExactly("Via Roma 1");
        assertThat(address.city()).isEqualTo("Roma");
        assertThat(address.region()).isNull();
        assertThat(address.postalCode()).isEqualTo("00184");
    }

    @ParameterizedTest
    @CsvSource({
        "US, NY, 10118-0110",
        "CA, ON, K1A 0B1",
        "GB, , SW1A 1AA",
        "IE, , D02 AF30",
        "HK, , ",
        "AE, DU, ",
        "IS, , 101"
    })
    void the_addresses_of_the_world_are_good(String country, @Nullable String region, @Nullable String postalCode) {
        assertThat(refused(CHARS_35, List.of("1", "2", "3"), "Town", region, postalCode, country))
                .isEmpty();
    }

    @Test
    void what_no_message_holds_is_refused_by_name() {
        List<String> street = List.of("Via Roma 1");
        assertThat(refused(" ", street, "Roma", null, "00184", "IT")).isEqualTo("name");
        assertThat(refused(CHARS_35 + "6", street, "Roma", null, "00184", "IT")).isEqualTo("name");
        assertThat(refused("Anna\nRossi", street, "Roma", null, "00184", "IT")).isEqualTo("name");
        assertThat(refused("Anna", List.of(), "Roma", null, "00184", "IT")).isEqualTo("lines");
        assertThat(refused("Anna", List.of("1", "2", "3", "4"), "Roma", null, "00184", "IT"))
                .isEqualTo("lines");
        assertThat(refused("Anna", List.of("Via", ""), "Roma", null, "00184", "IT"))
                .isEqualTo("lines");
        assertThat(refused("Anna", street, "Llanfairpwllgwyngyllgogerychwyrn", null, "00184", "GB"))
                .isEqualTo("city");
        assertThat(refused("Anna", street, "Roma", null, "00184", "XX")).isEqualTo("country");
        assertThat(refused("Anna", street, "Roma", null, "00184", "it")).isEqualTo("country");
        assertThat(refused("Anna", street, "New York", null, "10118", "US")).isEqualTo("region");
        assertThat(refused("Anna", street, "New York", "New York", "10118", "US"))
                .isEqualTo("region");
        assertThat(refused("Anna", street, "Roma", null, null, "IT")).isEqualTo("postalCode");
        assertThat(refused("Anna", street, "Roma", null, "12345678901", "IT")).isEqualTo("postalCode");
        assertThat(refused("Anna", street, "Roma", null, "00184*", "IT")).isEqualTo("postalCode");
    }

    private static String refused(
            String name,
            List<String> lines,
            String city,
            @Nullable String region,
            @Nullable String postalCode,
            String country) {
        var refused = catchThrowableOfType(
                DeliveryAddress.Refused.class,
                () -> new DeliveryAddress(name, lines, city, region, postalCode, country));
        return refused == null ? "" : refused.field();
    }
}
