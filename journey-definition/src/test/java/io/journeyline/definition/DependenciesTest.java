package io.journeyline.definition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The definition is plain Java: it knows the contracts and nothing of how they travel. */
@AnalyzeClasses(
    packages = "io.journeyline.definition",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

  @ArchTest
  static final ArchRule SHOULD_NOT_KNOW_KAFKA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.confluent..");

  @ArchTest
  static final ArchRule SHOULD_DEPEND_ON_SCHEMAS_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.journeyline..")
                  .and(
                      JavaClass.Predicates.resideOutsideOfPackages(
                          "io.journeyline.definition..", "io.journeyline.schemas..")));

  @ArchTest
  static final ArchRule SHOULD_NOT_READ_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");
}
