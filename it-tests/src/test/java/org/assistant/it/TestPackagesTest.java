package org.assistant.it;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Checks which packages of these tests may depend on which. */
@AnalyzeClasses(packages = "org.assistant.it")
final class TestPackagesTest {

    private static final String CLONING = "org.assistant.it.cloning";

    @ArchTest
    static final ArchRule TOOLS_KNOW_NO_TEST = noClasses()
            .that()
            .resideInAPackage("org.assistant.it")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.assistant.it.*..");

    @ArchTest
    static final ArchRule TOOLS_FOR_CLONING_KNOW_NO_TEST = noClasses()
            .that()
            .resideInAPackage(CLONING)
            .should()
            .dependOnClassesThat(resideInAPackage("org.assistant.it.*..").and(not(resideInAPackage(CLONING))));

    /** Strangers attack a server under the load of a benchmark. The scripted engine is a module of its own. */
    @ArchTest
    static final ArchRule SUBJECTS_KNOW_TOOLS_ALONE = slices().matching("org.assistant.it.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAPackage("org.assistant.it.hostile.."), resideInAPackage("org.assistant.it.benchmark"))
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(CLONING, "org.assistant.it.engine.."));
}
