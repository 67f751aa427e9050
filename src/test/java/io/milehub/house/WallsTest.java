package io.milehub.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls that the module verification cannot see. */
class WallsTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(compiled("hub-core/target/classes", "connectors/target/classes", "src/target/classes"));
    private static final JavaClasses SIMULATORS =
            new ClassFileImporter().importPaths(compiled("simulators/target/classes"));

    private static List<java.nio.file.Path> compiled(String... folders) {
        return List.of(folders).stream().map(SourceTree.ROOT::resolve).toList();
    }

    @Test
    void only_connectors_know_camel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.milehub.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(HUB);
    }

    @Test
    void the_core_knows_no_web_and_no_boot() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.milehub.app..", "io.milehub.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.boot..", "jakarta.servlet..")
                .check(HUB);
    }

    @Test
    void money_and_the_canonical_model_stand_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("io.milehub.money..", "io.milehub.canonical..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.fasterxml..", "tools.jackson..", "org.apache.camel..")
                .check(HUB);
    }

    @Test
    void states_know_no_framework() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("State")
                .or()
                .haveSimpleNameEndingWith("Step")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.fasterxml..", "tools.jackson..", "org.apache.camel..")
                .check(HUB);
    }

    @Test
    void the_hub_and_the_simulators_share_no_code() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.milehub.simulators..")
                .check(HUB);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.milehub.app..",
                        "io.milehub.api..",
                        "io.milehub.connectors..",
                        "io.milehub.money..",
                        "io.milehub.canonical..",
                        "io.milehub.mapping..",
                        "io.milehub.intake..",
                        "io.milehub.database..",
                        "io.milehub.tenancy..")
                .check(SIMULATORS);
    }

    @Test
    void transactions_live_on_public_methods_of_services() {
        noMethods()
                .that()
                .areAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .allowEmptyShould(true)
                .check(HUB);
        noMethods()
                .that()
                .areAnnotatedWith("org.springframework.transaction.annotation.Transactional")
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage("io.milehub.api..", "io.milehub.connectors..")
                .orShould()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .allowEmptyShould(true)
                .check(HUB);
    }

    @Test
    void nobody_asks_the_wall_clock_or_sleeps() {
        JavaClasses everything = new ClassFileImporter()
                .importPaths(compiled(
                        "hub-core/target/classes",
                        "hub-core/target/test-classes",
                        "connectors/target/classes",
                        "connectors/target/test-classes",
                        "simulators/target/classes",
                        "simulators/target/test-classes",
                        "src/target/classes",
                        "src/target/test-classes"));
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .check(everything);
    }

    @Test
    void no_package_is_called_common_or_util() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..impl..")
                .check(HUB);
    }
}
