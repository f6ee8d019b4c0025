package io.journeyline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
  static final ArchRule ONLY_PUBLISH_AND_TOPIC_KNOW_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackages("..ingest.publish", "..ingest.topic")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  /** So that a source is nothing but what its sender says. */
  @ArchTest
  static final ArchRule SOURCES_KNOW_NEITHER_SERVER_NOR_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("..ingest.source..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "io.helidon..", "..ingest.publish", "..ingest.http");

  /** A source is added, changed and removed without touching another. */
  @ArchTest
  static final ArchRule SOURCES_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("..ingest.source.(*)..").should().notDependOnEachOther();
}
