package io.sysmon.agent;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The directions between packages, and what the agent promises never to do. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sysmon.agent");

    /** With what of the project's own is in the agent's jar beside it. */
    private static final JavaClasses EVERYTHING = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sysmon");

    @Test
    void packagesImportInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.sysmon.agent..")
                .layer("agent")
                .definedBy("io.sysmon.agent")
                .layer("publish")
                .definedBy("io.sysmon.agent.publish")
                .layer("command")
                .definedBy("io.sysmon.agent.command")
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
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("outbox")
                .mayOnlyBeAccessedByLayers("agent", "publish", "command")
                .whereLayer("collect")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("proc")
                .mayOnlyBeAccessedByLayers("agent", "collect")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("agent", "command")
                .check(CLASSES);
    }

    @Test
    void parsersArePure() {
        noClasses()
                .that()
                .resideInAPackage("io.sysmon.agent.proc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.time..")
                .check(CLASSES);
    }

    @Test
    void onlyTheOutboxSpeaksSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sysmon.agent.outbox")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..")
                .check(CLASSES);
    }

    @Test
    void onlyThePublisherSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sysmon.agent.publish")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLogKnowsItsLibrary() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AgentLog")
                .and()
                .doNotHaveSimpleName("LogLine")
                .and()
                .doNotHaveSimpleName("LastingLogManager")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CLASSES);
    }

    @Test
    void onlyMainKnowsTheStandardStreams() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void noProcessIsStarted() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .orShould()
                .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
                .check(EVERYTHING);
    }

    @Test
    void nothingListens() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Server|Datagram|Multicast)Socket|java\\.nio\\.channels\\.(Async.*)?Server.*|"
                                + "java\\.nio\\.channels\\.DatagramChannel|com\\.sun\\.net\\.httpserver\\..*|"
                                + "java\\.rmi\\..*|javax\\.management\\.remote\\..*")
                .check(EVERYTHING);
    }

    /** No class, script, object or name that came from outside is ever brought to life. */
    @Test
    void noCodeIsLoaded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ClassLoader.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang.reflect..",
                        "java.lang.invoke..",
                        "java.lang.instrument..",
                        "javax.script..",
                        "javax.tools..",
                        "javax.naming..",
                        "com.sun.tools..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ServiceLoader.class)
                .orShould()
                .callMethodWhere(target(owner(type(Class.class)))
                        .and(target(name("forName"))
                                .or(target(name("getMethod")))
                                .or(target(name("newInstance")))))
                .orShould()
                .callMethodWhere(target(owner(type(System.class))).and(target(nameStartingWith("load"))))
                .check(EVERYTHING);
    }

    @Test
    void noThreadSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    @Test
    void threadsAreMadeInTheRootOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sysmon.agent")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .check(CLASSES);
    }

    @Test
    void collectorsAreNamedSo() {
        classes()
                .that()
                .implement("io.sysmon.agent.collect.Collector")
                .should()
                .haveSimpleNameEndingWith("Collector")
                .check(CLASSES);
    }
}
