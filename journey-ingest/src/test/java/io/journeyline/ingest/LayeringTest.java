package io.journeyline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.journeyline.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

  /** So that the batch oracle can read files through the same adapters. */
  @ArchTest
  static final ArchRule FILES_KNOW_NEITHER_KAFKA_NOR_OTHER_STAGES =
      noClasses()
          .that()
          .resideInAPackage("..ingest.file")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "io.helidon..", "..ingest.publish", "..ingest.http");

  @ArchTest
  static final ArchRule ONLY_PUBLISH_KNOWS_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ingest.publish")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");
}
