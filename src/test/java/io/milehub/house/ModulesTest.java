package io.milehub.house;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Every module uses only what its `package-info` allows, and there is no cycle. */
class ModulesTest {

    /** Tests may reach across modules; they come from folders here and from a jar in another module. */
    private static final ImportOption SHIPPED =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of("io.milehub", SHIPPED).verify();
    }
}
