package io.sysmon.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions between packages, and what the agent promises never to do. */
@AnalyzeClasses(packages = "io.sysmon.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_IMPORT_IN_ONE_DIRECTION = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.sysmon.agent..")
            .layer("agent")
            .definedBy("io.sysmon.agent")
            .layer("publish")
            .definedBy("io.sysmon.agent.publish")
            .layer("outbox")
            .definedBy("io.sysmon.agent.outbox")
            .layer("collect")
            .definedBy("io.sysmon.agent.collect")
            .layer("proc")
            .definedBy("io.sysmon.agent.proc")
            .layer("config")
            .definedBy("io.sysmon.agent.config")
            .whereLayer("agent")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("agent")
            .whereLayer("outbox")
            .mayOnlyBeAccessedByLayers("agent", "publish")
            .whereLayer("collect")
            .mayOnlyBeAccessedByLayers("agent")
            .whereLayer("proc")
            .mayOnlyBeAccessedByLayers("agent", "collect")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("agent");

    @ArchTest
    static final ArchRule PARSERS_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("io.sysmon.agent.proc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.time..");

    @ArchTest
    static final ArchRule ONLY_THE_OUTBOX_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("io.sysmon.agent.outbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule ONLY_THE_PUBLISHER_SPEAKS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("io.sysmon.agent.publish")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_THE_LOG_KNOWS_ITS_LIBRARY = noClasses()
            .that()
            .doNotHaveSimpleName("AgentLog")
            .and()
            .doNotHaveSimpleName("LogLine")
            .and()
            .doNotHaveSimpleName("LastingLogManager")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule ONLY_MAIN_KNOWS_THE_STANDARD_STREAMS = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NO_PROCESS_IS_STARTED = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule NOTHING_LISTENS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(Server|Datagram|Multicast)Socket|java\\.nio\\.channels\\.(Async.*)?Server.*|"
                            + "com\\.sun\\.net\\.httpserver\\..*");

    @ArchTest
    static final ArchRule NO_CODE_IS_LOADED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .callMethod(Class.class, "forName", String.class);

    @ArchTest
    static final ArchRule NO_THREAD_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule THREADS_ARE_MADE_IN_THE_ROOT_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("io.sysmon.agent")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .callConstructor(Thread.class, Runnable.class);

    @ArchTest
    static final ArchRule COLLECTORS_ARE_NAMED_SO = classes()
            .that()
            .implement("io.sysmon.agent.collect.Collector")
            .should()
            .haveSimpleNameEndingWith("Collector");
}
