package io.sysmon.aggregator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of the aggregator's packages, as {@code docs/architecture.md} draws them. */
@AnalyzeClasses(
        packages = {"io.sysmon.aggregator", "io.sysmon.launch"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_POINT_ONE_WAY = layeredArchitecture()
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
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("wiring", "api", "command", "ingest", "query", "upkeep")
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("ingest", "query", "store")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("api", "command", "ingest", "query", "store")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("wiring", "api")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("wiring", "command");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.sysmon.aggregator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_OF_THE_API_HAVE_NO_CYCLES =
            slices().matching("io.sysmon.aggregator.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_API_AND_ITS_WIRING_KNOW_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("io.sysmon.aggregator", "..aggregator.api..", "io.sysmon.launch")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "org.glassfish..", "org.eclipse.."));

    /** The wiring takes the driver away again; it has nothing to say in SQL. */
    @ArchTest
    static final ArchRule ONLY_THE_STORE_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("..aggregator.store..")
            .and()
            .doNotHaveSimpleName("SqliteDriver")
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql.."));

    @ArchTest
    static final ArchRule THE_LAUNCHER_AND_THE_APPLICATION_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.sysmon.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule THE_APPLICATION_LOGS_WHERE_ITS_CONTAINER_LOGS = noClasses()
            .that()
            .resideInAPackage("io.sysmon.aggregator..")
            .should(ACCESS_STANDARD_STREAMS)
            .orShould(USE_JAVA_UTIL_LOGGING);

    @ArchTest
    static final ArchRule THE_APPLICATION_STARTS_NO_PROCESS =
            noClasses().should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class);
}
