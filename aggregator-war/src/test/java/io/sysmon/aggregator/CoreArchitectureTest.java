package io.sysmon.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way the packages below the API look. */
class CoreArchitectureTest {

    private static final JavaClasses AGGREGATOR = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sysmon.aggregator");

    private static final String DOMAIN = "io.sysmon.aggregator.domain..";
    private static final String CODEC = "io.sysmon.aggregator.codec..";
    private static final String STORE = "io.sysmon.aggregator.store..";
    private static final String INGEST = "io.sysmon.aggregator.ingest..";
    private static final String QUERY = "io.sysmon.aggregator.query..";
    private static final String UPKEEP = "io.sysmon.aggregator.upkeep..";

    @Test
    void onlyTheStoreSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage(STORE)
                .and()
                .doNotHaveSimpleName("SqliteDriver") // takes the driver away with the application
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..", "com.zaxxer..")
                .check(AGGREGATOR);
    }

    @Test
    void theCoreKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, CODEC, STORE, INGEST, QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.glassfish..", "io.sysmon.aggregator.api..")
                .check(AGGREGATOR);
    }

    @Test
    void domainAndCodecStandAtTheBottom() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, CODEC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORE, INGEST, QUERY)
                .check(AGGREGATOR);
    }

    @Test
    void theStoreKnowsNoneOfItsUsers() {
        noClasses()
                .that()
                .resideInAPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INGEST, QUERY, UPKEEP)
                .check(AGGREGATOR);
    }

    @Test
    void ingestAsksNoQueries() {
        noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(QUERY)
                .check(AGGREGATOR);
    }

    @Test
    void queriesTakeNothingIn() {
        noClasses()
                .that()
                .resideInAPackage(QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INGEST)
                .check(AGGREGATOR);
    }

    @Test
    void upkeepUsesTheStoreAlone() {
        noClasses()
                .that()
                .resideInAPackage(UPKEEP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOMAIN, CODEC, INGEST, QUERY, "io.sysmon.aggregator.api..", "jakarta..")
                .check(AGGREGATOR);
    }
}
