package io.sysmon.aggregator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of the aggregator's packages, as {@code docs/architecture.md} draws them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sysmon.aggregator", "io.sysmon.launch");

    @Test
    void packagesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("wiring")
                .definedBy("io.sysmon.aggregator")
                .layer("command")
                .definedBy("..aggregator.command..")
                .layer("api")
                .definedBy("..aggregator.api..")
                .layer("ingest")
                .definedBy("..aggregator.ingest..")
                .layer("query")
                .definedBy("..aggregator.query..")
                .layer("upkeep")
                .definedBy("..aggregator.upkeep..")
                .layer("store")
                .definedBy("..aggregator.store..")
                .layer("codec")
                .definedBy("..aggregator.codec..")
                .layer("domain")
                .definedBy("..aggregator.domain..")
                .layer("auth")
                .definedBy("..aggregator.auth..")
                .layer("config")
                .definedBy("..aggregator.config..")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("wiring", "api", "command")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers("wiring", "api")
                .whereLayer("upkeep")
                .mayOnlyBeAccessedByLayers("wiring", "api", "command")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("wiring", "api", "auth", "command", "ingest", "query", "upkeep")
                .whereLayer("codec")
                .mayOnlyBeAccessedByLayers("ingest", "query", "store")
                .whereLayer("domain")
                .mayOnlyBeAccessedByLayers("wiring", "api", "auth", "command", "config", "ingest", "query", "store")
                .whereLayer("auth")
                .mayOnlyBeAccessedByLayers("wiring", "api", "command", "config")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("wiring", "command")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.sysmon.aggregator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void partsOfTheApiHaveNoCycles() {
        slices().matching("io.sysmon.aggregator.api.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyTheApiAndItsWiringKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.sysmon.aggregator", "..aggregator.api..", "io.sysmon.launch")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish..", "org.eclipse.."))
                .check(CLASSES);
    }

    /** The wiring takes the driver away again; it has nothing to say in SQL. */
    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..aggregator.store..")
                .and()
                .doNotHaveSimpleName("SqliteDriver")
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql.."))
                .check(CLASSES);
    }

    @Test
    void theLauncherAndTheApplicationDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.sysmon.launch..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.sysmon.aggregator.."))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.sysmon.aggregator..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.sysmon.launch.."))
                .check(CLASSES);
    }

    @Test
    void theApplicationLogsWhereItsContainerLogs() {
        noClasses()
                .that()
                .resideInAPackage("io.sysmon.aggregator..")
                .should(ACCESS_STANDARD_STREAMS)
                .orShould(USE_JAVA_UTIL_LOGGING)
                .check(CLASSES);
    }

    @Test
    void theApplicationStartsNoProcess() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }
}
