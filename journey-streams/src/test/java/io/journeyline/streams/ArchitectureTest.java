package io.journeyline.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.journeyline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule identityDoesNotKnowJourneys =
      standsAlone("..streams.identity..", "..streams.journey..");

  @ArchTest
  static final ArchRule journeysDoNotKnowIdentity =
      standsAlone("..streams.journey..", "..streams.identity..");

  @ArchTest
  static final ArchRule aggregatesStandAlone =
      standsAlone(
          "..streams.aggregates..",
          "..streams.identity..",
          "..streams.journey..",
          "..streams.home..");

  @ArchTest
  static final ArchRule funnelsStandAlone =
      standsAlone(
          "..streams.funnel..",
          "..streams.identity..",
          "..streams.journey..",
          "..streams.aggregates..",
          "..streams.home..");

  /** Decisions are plain Java: they can be tested and simulated without a broker. */
  @ArchTest
  static final ArchRule decisionsDoNotKnowKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..streams.cells..",
              "..streams.touchpoint..",
              "..streams.message..",
              "..streams.funnel..",
              "..streams.journey..")
          .or()
          .haveSimpleName("Clustering")
          .or()
          .haveSimpleName("Home")
          .or()
          .haveSimpleName("Judge")
          .or()
          .haveSimpleName("Outbox")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTopologiesWire =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Topology")
          .and()
          .haveSimpleNameNotEndingWith("Pipeline")
          .and()
          .haveSimpleNameNotEndingWith("App")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.streams.Topology");

  @ArchTest
  static final ArchRule nothingIsCalledHelper =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils");

  private static ArchRule standsAlone(String stage, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(stage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("they meet at messages, at topics and at what flows between them");
  }
}
