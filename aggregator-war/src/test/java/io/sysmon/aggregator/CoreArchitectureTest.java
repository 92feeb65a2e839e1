package io.sysmon.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the packages below the API look. */
@AnalyzeClasses(packages = "io.sysmon.aggregator", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {

    private static final String DOMAIN = "io.sysmon.aggregator.domain..";
    private static final String CODEC = "io.sysmon.aggregator.codec..";
    private static final String STORE = "io.sysmon.aggregator.store..";
    private static final String INGEST = "io.sysmon.aggregator.ingest..";
    private static final String QUERY = "io.sysmon.aggregator.query..";

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule theCoreKnowsNoHttp = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, CODEC, STORE, INGEST, QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.glassfish..", "io.sysmon.aggregator.api..");

    @ArchTest
    static final ArchRule domainAndCodecStandAtTheBottom = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, CODEC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STORE, INGEST, QUERY);

    @ArchTest
    static final ArchRule theStoreKnowsNoneOfItsUsers = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, QUERY);

    @ArchTest
    static final ArchRule ingestAsksNoQueries = noClasses()
            .that()
            .resideInAPackage(INGEST)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(QUERY);

    @ArchTest
    static final ArchRule queriesTakeNothingIn = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INGEST);
}
