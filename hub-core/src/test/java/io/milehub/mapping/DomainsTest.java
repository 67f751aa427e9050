package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the feeds of a source must have in common where they tell of the same facts. */
class DomainsTest {
    @TempDir
    Path folder;

    @Test
    void a_feed_tells_of_all_facts_of_its_kind_unless_it_names_a_domain() throws Exception {
        feed("house", "stock", "snapshot", "", "");
        feed("house", "outlet", "snapshot", "domain: outlet-stock", "");

        assertThat(MappingLoader.loadAll(folder)).extracting(Mapping::domain).containsExactly("outlet-stock", "stock");
    }

    @Test
    void two_snapshots_in_one_domain_would_remove_what_only_the_other_has() throws Exception {
        feed("house", "milano", "snapshot", "", "");
        Path paris = feed("house", "paris", "snapshot", "domain: stock", "");
        feed("other", "stock", "snapshot", "", "");

        List<Problem> problems = problems();
        assertThat(problems).hasSize(1);
        Problem problem = problems.getFirst();
        assertThat(problem.file()).isEqualTo(paris);
        assertThat(problem.line() + ":" + problem.column()).isEqualTo("3:9");
        assertThat(problem.what()).contains("milano.yaml", "remove");
        assertThat(problem.remedy()).contains("Name a `domain`");
    }

    @Test
    void feeds_of_one_domain_are_of_one_kind() throws Exception {
        feed("house", "levels", "snapshot", "domain: pieces", "");
        Path prices = Files.writeString(folder.resolve("house/prices.yaml"), """
                record: price
                mode: delta
                domain: pieces
                format: json
                each: .[]
                fields: { sku: .sku, price.type: '"RRP"', price.amount: 'money(.n, "EUR")', price.tax: '"EXC"' }
                """);

        assertThat(problems()).hasSize(1);
        assertThat(problems().getFirst().file()).isEqualTo(prices);
        assertThat(problems().getFirst().what()).contains("another kind", "levels.yaml");
    }

    @Test
    void where_only_changes_are_told_all_feeds_map_a_version_or_none() throws Exception {
        feed("house", "counted", "delta", "", "version: .v");
        Path uncounted = feed("house", "uncounted", "delta", "", "");

        assertThat(problems()).extracting(Problem::file).containsExactly(uncounted);
        assertThat(problems().getFirst().what()).contains("maps no `version`", "counted.yaml");
        assertThat(problems().getFirst().line()).isEqualTo(1);

        feed("house", "snapshot", "snapshot", "", "");
        assertThat(MappingLoader.loadAll(folder)).hasSize(3);
    }

    @Test
    void the_name_of_a_domain_is_a_slug() throws Exception {
        feed("house", "stock", "snapshot", "domain: 'Outlet & more'", "");

        assertThat(problems()).extracting(Problem::line).containsExactly(3);
    }

    @Test
    void the_mappings_of_this_repository_share_their_domains_rightly() throws Exception {
        assertThat(MappingLoader.loadAll(Path.of("../mappings")))
                .extracting(Mapping::domain)
                .contains("item", "stock");
    }

    private List<Problem> problems() {
        List<Problem> problems = new java.util.ArrayList<>();
        assertThatThrownBy(() -> MappingLoader.loadAll(folder))
                .isInstanceOfSatisfying(MappingProblems.class, refused -> problems.addAll(refused.problems()));
        return problems;
    }

    private Path feed(String source, String feed, String mode, String domain, String field) throws IOException {
        Path file = Files.createDirectories(folder.resolve(source)).resolve(feed + ".yaml");
        return Files.writeString(file, """
                record: stock
                mode: %s
                %s
                format: json
                each: .[]
                fields:
                  sku: .sku
                  quantity: .n
                  %s
                """.formatted(mode, domain, field));
    }
}
