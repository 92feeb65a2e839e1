package io.sysmon.aggregator.codec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CodecArchitectureTest {
    private static final String CODEC = "io.sysmon.aggregator.codec";

    @Test
    void knowsArraysAndCollectionsAndNothingElse() {
        JavaClasses codec = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(CODEC);

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CODEC,
                        "java.lang..",
                        "java.nio",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.zip",
                        "org.jspecify.annotations")
                .check(codec);
    }
}
