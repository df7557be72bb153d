package org.rdopkg;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Set;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.NullMarked;

/**
 * The house rules of docs that a compiler can't hold: which room may use which, and who may touch
 * the world outside.
 */
@AnalyzeClasses(packages = "org.rdopkg", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** The rooms without input and output. */
  private static final String[] DOMAIN = {
    "org.rdopkg.distgit..",
    "org.rdopkg.spec..",
    "org.rdopkg.patch..",
    "org.rdopkg.version..",
    "org.rdopkg.requirements.."
  };

  /** The rooms that show things or decide what is done. */
  private static final String[] ABOVE = {
    "org.rdopkg", "org.rdopkg.cli..", "org.rdopkg.console..", "org.rdopkg.workflow.."
  };

  private static final Set<String> SYSTEM =
      Set.of(
          "exit",
          "getenv",
          "getProperty",
          "setProperty",
          "currentTimeMillis",
          "nanoTime",
          "console",
          "setOut",
          "setErr");

  private static final String[] ADAPTERS = {
    "org.rdopkg.git..", "org.rdopkg.rpm..", "org.rdopkg.sources..", "org.rdopkg.service.."
  };

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("org.rdopkg.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_ROOMS =
      slices().matching("org.rdopkg.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule DOMAIN_USES_NEITHER_ADAPTERS_NOR_IO =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ADAPTERS)
                  .or(resideInAnyPackage(ABOVE))
                  .or(resideInAPackage("org.rdopkg.io..")))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.(Random|.*)File.*")
          .because("the domain is pure: it is given facts and gives back values");

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_NOTHING_ABOVE_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ABOVE);

  @ArchTest
  static final ArchRule GIT_KNOWS_NO_SPECS =
      noClasses()
          .that()
          .resideInAPackage("org.rdopkg.git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rdopkg.spec..");

  @ArchTest
  static final ArchRule IO_KNOWS_ONLY_ERRORS =
      noClasses()
          .that()
          .resideInAPackage("org.rdopkg.io..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.rdopkg..")
                  .and(not(resideInAnyPackage("org.rdopkg.io..", "org.rdopkg.error.."))));

  @ArchTest
  static final ArchRule ERROR_KNOWS_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("org.rdopkg.error..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.rdopkg..").and(not(resideInAPackage("org.rdopkg.error.."))));

  @ArchTest
  static final ArchRule ENGINE_KNOWS_NO_PACKAGING =
      noClasses()
          .that()
          .resideInAPackage("org.rdopkg.workflow.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(resideInAnyPackage("org.rdopkg.workflow", "org.rdopkg.cli..")));

  @ArchTest
  static final ArchRule WORKFLOW_KNOWS_NO_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("org.rdopkg.workflow..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rdopkg.cli..");

  @ArchTest
  static final ArchRule JGIT_ONLY_IN_GIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.rdopkg.git..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jgit..");

  @ArchTest
  static final ArchRule PICOCLI_ONLY_IN_CLI_AND_CONSOLE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.rdopkg.cli..", "org.rdopkg.console..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule PROCESSES_AND_NETWORK_ONLY_IN_IO =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.rdopkg.io..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|ProcessHandle)")
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("java.net..")
                  .and(not(nameMatching("java\\.net\\.UR(I|LEncoder|LDecoder).*"))));

  @ArchTest
  static final ArchRule WORLD_OUTSIDE_ONLY_IN_IO_CONSOLE_AND_MAIN =
      noClasses()
          .that(
              not(resideInAnyPackage("org.rdopkg.io..", "org.rdopkg.console.."))
                  .and(not(equivalentTo(Main.class))))
          .should()
          .callMethodWhere(looksOutside())
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .callConstructor(PersonIdent.class, String.class, String.class)
          .because("a test, or a run over many packages, gives its own world");

  @ArchTest
  static final ArchRule NO_STATIC_MUTABLE_STATE =
      fields().that().areStatic().and().areNotFinal().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static void everyPackageSaysItsDutyAndIsNullMarked(JavaClasses classes) {
    assertThat(
            classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.getName().equals("org.rdopkg"))
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName))
        .isEmpty();
  }

  /** The clock, the environment and the end of the process. */
  private static DescribedPredicate<JavaCall<?>> looksOutside() {
    return DescribedPredicate.describe(
        "look at the clock or the environment, or end the process",
        call -> {
          JavaClass owner = call.getTargetOwner();
          String name = call.getTarget().getName();
          if (owner.isEquivalentTo(System.class)) {
            return SYSTEM.contains(name);
          }
          return (name.equals("now") && owner.isAssignableTo(TemporalAccessor.class))
              || (owner.isEquivalentTo(Clock.class) && name.matches("system.*|tick.*"));
        });
  }
}
