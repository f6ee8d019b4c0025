package io.journeyline.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.journeyline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] STAGES = {
    "..streams.entry..", "..streams.journey..", "..streams.aggregates.."
  };

  @ArchTest static final ArchRule entryStandsAlone = standsAlone(STAGES[0], STAGES[1], STAGES[2]);

  @ArchTest static final ArchRule journeyStandsAlone = standsAlone(STAGES[1], STAGES[0], STAGES[2]);

  @ArchTest
  static final ArchRule aggregatesStandAlone = standsAlone(STAGES[2], STAGES[0], STAGES[1]);

  /** Decisions are plain Java: they can be tested and simulated without a broker. */
  @ArchTest
  static final ArchRule decisionsDoNotKnowKafka =
      noClasses()
          .that()
          .resideInAnyPackage("..streams.cells..", "..streams.touchpoint..")
          .or()
          .haveSimpleName("JourneyFold")
          .or()
          .haveSimpleName("CustomerJourney")
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
        .because("stages meet at topics and at what flows between them");
  }
}
