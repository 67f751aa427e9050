package io.milehub.connectors.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.connectors.ConnectorFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepositoryRoutesTest {
    private static final Path ROOT = Path.of(System.getProperty("milehub.root", ".."));

    @Test
    void every_route_of_this_repository_may_run() {
        RouteCheck.Result result =
                RouteCheck.all(new ConnectorFolders(ROOT.resolve("routes"), ROOT.resolve("mappings")));

        assertThat(result.problems()).isEmpty();
        assertThat(result.files().stream().map(file -> file.source() + "/" + file.feed()))
                .contains(
                        "maison-aurelle/catalogue",
                        "maison-aurelle/stock",
                        "atelier-nord/catalogue",
                        "atelier-nord/stock",
                        "galleria-lume/catalogue",
                        "galleria-lume/stock",
                        "galleria-lume/prices");
    }
}
