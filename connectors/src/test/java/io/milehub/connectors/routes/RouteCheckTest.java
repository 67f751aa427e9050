package io.milehub.connectors.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.Subscription;
import io.milehub.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCheckTest {
    private static final String SOUND = """
            # A sound route.
            - from:
                uri: hub:pull
                parameters: { source: maison, feed: stock, every: 15m, query: limit=5, cursor: after }
                steps:
                  - setHeader: { name: X-Api-Key, constant: "{{source.api-key}}" }
                  - to: "{{source.base-url}}/stock"
                  - to: hub:intake
            """;

    @TempDir
    Path root;

    private ConnectorFolders folders;

    @BeforeEach
    void layOut() throws IOException {
        folders = new ConnectorFolders(root.resolve("routes"), root.resolve("mappings"));
        Files.createDirectories(folders.routes().resolve("maison"));
        Files.createDirectories(folders.mappings().resolve("maison"));
        Files.writeString(folders.mappings().resolve("maison/stock.yaml"), "record: stock\n");
    }

    private List<RouteProblem> check(String text) throws IOException {
        Files.writeString(folders.routes().resolve("maison/stock.camel.yaml"), text);
        return RouteCheck.all(folders).problems();
    }

    @Test
    void a_sound_route_has_no_problem_and_says_which_settings_it_reads() throws IOException {
        assertThat(check(SOUND)).isEmpty();
        assertThat(RouteCheck.all(folders).files().getFirst().settings())
                .containsExactly(
                        new RouteFile.SettingUse("api-key", false, 6, 49),
                        new RouteFile.SettingUse("base-url", true, 7, 13));
    }

    /** What is replaced in the sound route and by what; where and how the check names it. Column 0: anywhere. */
    @ParameterizedTest(name = "{2}:{3} {4}")
    @CsvFileSource(resources = "/broken-routes.csv", delimiterString = "|", quoteCharacter = '`', numLinesToSkip = 1)
    void names_the_place_of_a_mistake(String sound, String broken, int line, int column, String what)
            throws IOException {
        String text = SOUND.replace(sound, broken);
        assertThat(text).isNotEqualTo(SOUND);

        List<RouteProblem> problems = check(text);

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.file()).hasFileName("stock.camel.yaml");
        });
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.what() + " " + problem.remedy()).contains(what);
            assertThat(problem.line()).isEqualTo(line);
            if (column > 0) {
                assertThat(problem.column()).isEqualTo(column);
            }
        });
    }

    @Test
    void what_leaves_ends_at_the_partner_once_and_has_a_template() throws IOException {
        String leaving = """
                - from:
                    uri: hub:supplier-orders
                    parameters: { source: maison, feed: stock, every: 1m, sender: US, recipient: "{{source.edi-id}}" }
                    steps:
                      - setHeader: { name: Idempotency-Key, simple: "${exchangeProperty.name}" }
                      - to: "{{source.base-url}}/orders"
                """;
        assertThat(check(leaving)).extracting(RouteProblem::what).containsExactly("What leaves has no template.");
        Files.writeString(folders.mappings().resolve("maison/stock.write.yaml"), "write: x12\n");
        assertThat(check(leaving)).isEmpty();
        assertThat(check(leaving.replace("recipient: ", "receiver: ")))
                .extracting(RouteProblem::what)
                .containsExactly(
                        "'receiver' is not known in the options of this endpoint.",
                        "The option 'recipient' is missing.");
        assertThat(check(leaving.replace("every: 1m", "every: 1m, test: yse")))
                .extracting(RouteProblem::what)
                .containsExactly("'test' is neither true nor false.");
        String copy = leaving.replaceAll("setHeader: .*", "to: http://copy.example/orders");
        assertThat(check(copy))
                .extracting(problem -> problem.line() + " " + problem.what())
                .containsExactly("5 What leaves is changed or sent on its way.");
        assertThat(check(leaving + "      - to: hub:intake\n"))
                .extracting(RouteProblem::line)
                .containsExactly(6, 7);
        assertThat(check(SOUND.replace("to: \"{{source.base-url}}/stock\"", "to: sftp:host/inbox")))
                .extracting(RouteProblem::what)
                .contains("A route that brings something in leaves a file.");
    }

    @Test
    void names_all_mistakes_at_once() throws IOException {
        String text = SOUND.replace("every: 15m", "every: never")
                .replace("constant:", "groovy:")
                .replace("{{source.base-url}}/stock", "exec:rm");

        assertThat(check(text)).extracting(RouteProblem::line).contains(4, 6, 7);
    }

    @Test
    void refuses_a_secret_that_is_written_down() throws IOException {
        String text = """
                - from:
                    uri: hub:pull
                    parameters: { source: maison, feed: stock, every: 15m }
                    steps:
                      - poll:
                          uri: sftp:{{source.host}}/out
                          parameters: { fileName: a.csv, username: me, password: hunter2, knownHostsFile: k }
                      - to: hub:intake
                """;

        assertThat(check(text)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("secret").doesNotContain("hunter2");
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.column()).isEqualTo(66);
            assertThat(problem.remedy()).contains("{{source.password}}");
        });
    }

    @Test
    void does_not_let_a_route_weaken_what_all_routes_share() throws IOException {
        String text = """
                - from:
                    uri: hub:pull
                    parameters: { source: maison, feed: stock, every: 15m }
                    steps:
                      - poll:
                          uri: sftp:{{source.host}}/out
                          parameters:
                            fileName: a.csv
                            username: me
                            knownHostsFile: k
                            strictHostKeyChecking: no
                      - to: hub:intake
                """;

        assertThat(check(text)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("'strictHostKeyChecking' is not known");
            assertThat(problem.line()).isEqualTo(11);
            assertThat(problem.column()).isEqualTo(13);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', The file is empty", "'- from: {}\n- from: {}\n', exactly one route", "'a: b', exactly one route"})
    void refuses_a_file_without_exactly_one_route(String text, String what) throws IOException {
        assertThat(check(text))
                .extracting(RouteProblem::what)
                .anySatisfy(found -> assertThat(found).contains(what));
    }

    @Test
    void refuses_a_route_without_a_mapping() throws IOException {
        Files.delete(folders.mappings().resolve("maison/stock.yaml"));

        assertThat(check(SOUND)).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("The feed has no mapping.");
            assertThat(problem.remedy()).contains("maison/stock.yaml");
        });
    }

    @Test
    void refuses_a_file_in_the_wrong_place() throws IOException {
        Files.writeString(folders.routes().resolve("stray.yaml"), SOUND);

        assertThat(RouteCheck.all(folders).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("<source>/<feed>.camel.yaml"));
    }

    @Test
    void warns_of_a_long_route() throws IOException {
        String text = SOUND + "# more\n".repeat(20);

        assertThat(check(text)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.what()).isEqualTo("The route has 28 lines.");
        });
        assertThat(RouteCheck.all(folders).isSound()).isTrue();
    }

    @Test
    void names_a_missing_setting_where_the_route_reads_it_and_no_value() throws IOException {
        check(SOUND);
        RouteFile file = RouteCheck.all(folders).files().getFirst();
        Subscription subscription =
                new Subscription(new TenantId(1), "aurora", "maison", Map.of("base-url", "ftp://s3cret@host/"));

        List<RouteProblem> problems = SettingRules.check(file, subscription);

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("s3cret"));
        assertThat(problems.getFirst().line()).isEqualTo(6);
        assertThat(problems.getFirst().what()).contains("'api-key' of aurora's source maison is missing");
        assertThat(problems.getLast().what()).contains("'base-url'").contains("is no plain address");
    }
}
