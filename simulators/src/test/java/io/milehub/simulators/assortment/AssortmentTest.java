package io.milehub.simulators.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.simulators.supplier.CatalogueFigures;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssortmentTest {

    @Test
    void the_same_seed_publishes_the_same_in_every_version() {
        for (int changes = 0; changes < 3; changes++) {
            assertThat(Assortment.galleriaLume(7, 0.3).after(changes))
                    .isEqualTo(Assortment.galleriaLume(7, 0.3).after(changes));
        }
    }

    @Test
    void another_seed_publishes_other_counts() {
        Set<Object> figures = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            figures.add(CatalogueFigures.of(Assortment.maisonAurelle(seed, 1).entries())
                    .skus());
        }
        assertThat(figures).hasSizeGreaterThan(1);
    }

    @Test
    void the_three_together_have_about_2500_products_and_12000_skus() {
        assertThat(all().stream().mapToInt(each -> each.styles().size()).sum()).isBetween(2_400, 2_600);
        assertThat(all().stream().mapToInt(each -> each.entries().size()).sum()).isBetween(11_400, 12_600);
    }

    @Test
    void every_kind_of_fault_occurs() {
        EnumSet<Fault> found = items().map(Item::fault).collect(Collectors.toCollection(() -> EnumSet.of(Fault.NONE)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.asList(Fault.values()));
        assertThat(items()).anyMatch(Item::repeated).anyMatch(Item::mixedSize).anyMatch(Item::stray);
        assertThat(items().filter(item -> item.fault() == Fault.NONE && !item.gtinUsable()))
                .anyMatch(item -> item.gtin() == null)
                .anyMatch(item -> item.gtin() != null);
    }

    @Test
    void skus_and_usable_gtins_are_unique_within_a_house() {
        for (Assortment each : all()) {
            List<Item> items = each.styles().stream()
                    .flatMap(style -> style.items().stream())
                    .toList();
            assertThat(items.stream().map(Item::sku)).doesNotHaveDuplicates();
            assertThat(items.stream().filter(Item::gtinUsable).map(Item::gtin)).doesNotHaveDuplicates();
        }
    }

    @Test
    void about_three_in_ten_of_the_distributors_items_are_the_brands_under_other_skus() {
        Set<String> brand = Assortment.maisonAurelle(1, 1).styles().stream()
                .flatMap(style -> style.items().stream())
                .map(item -> Objects.requireNonNullElse(item.gtin(), ""))
                .collect(Collectors.toSet());
        List<Item> lume = Assortment.galleriaLume(1, 1).styles().stream()
                .flatMap(style -> style.items().stream())
                .toList();
        long shared = lume.stream()
                .filter(item -> item.gtin() != null && brand.contains(item.gtin()))
                .count();
        assertThat(shared * 100 / lume.size()).isBetween(25L, 35L);
    }

    @Test
    void a_new_version_changes_a_little_and_drops_a_few() {
        Assortment first = Assortment.maisonAurelle(1, 1);
        Assortment second = first.next();
        Set<Style> before = new HashSet<>(first.styles());
        long changed = second.styles().stream()
                .filter(style -> !before.contains(style))
                .count();
        assertThat(changed).isBetween(5L, 40L);
        assertThat(first.styles().size() - second.styles().size()).isBetween(1, 15);
    }

    private static List<Assortment> all() {
        return List.of(Assortment.maisonAurelle(1, 1), Assortment.atelierNord(1, 1), Assortment.galleriaLume(1, 1));
    }

    private static Stream<Item> items() {
        return all().stream().flatMap(each -> each.styles().stream()).flatMap(style -> style.items().stream());
    }
}
