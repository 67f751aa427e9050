package io.milehub.house;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Every module uses only what its `package-info` allows, and there is no cycle. */
class ModulesTest {

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of("io.milehub").verify();
    }
}
