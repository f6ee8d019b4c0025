package io.journeyline.oracle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.schemas.WireFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The oracle shares records, parsing, rules, the sentiment of texts, customer ids and buckets with
 * the rest, no more.
 */
class ArchitectureTest {
  private static final Set<String> SHARED =
      Set.of(
          Assignments.class.getName(),
          Assignments.AssignedTouchpoint.class.getName(),
          CustomerIds.class.getName(),
          DurationBuckets.class.getName(),
          Snapshot.class.getName(),
          TouchpointJson.class.getName());

  private static final DescribedPredicate<JavaClass> ALLOWED =
      describe(
          "of the JDK, the oracle, the definition, the sentiment of texts, or a shared contract",
          type ->
              type.getPackageName().startsWith("java")
                  || type.getPackageName().isEmpty()
                  || type.getPackageName().equals("io.journeyline.oracle")
                  || type.getPackageName().equals("io.journeyline.definition")
                  || type.getPackageName().equals("io.journeyline.sentiment")
                  || type.getPackageName().equals("org.jspecify.annotations")
                  || type.isAssignableTo("org.apache.avro.specific.SpecificRecordBase")
                  || SHARED.contains(type.getName()));

  private static final ArchRule RULE = classes().should().onlyDependOnClassesThat(ALLOWED);

  @Test
  void shouldShareNothingElse() {
    JavaClasses oracle =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.journeyline.oracle");

    assertThat(oracle).hasSizeGreaterThan(20);
    RULE.check(oracle);
  }

  @Test
  void shouldFindAnIntruder() {
    assertThatThrownBy(() -> RULE.check(new ClassFileImporter().importClasses(Intruder.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Topics")
        .hasMessageContaining("WireFormat");
  }

  /** What the rule must not let pass. */
  record Intruder(Topics topics, WireFormat format) {}
}
