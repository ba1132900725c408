package gradus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The arrows between the packages point one way, as each package-info says. */
@AnalyzeClasses(packages = "gradus", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JAVA = "java..";
  private static final String EJML = "org.ejml..";

  private static ArchRule mayUse(String user, String... used) {
    List<String> all = new ArrayList<>(List.of(JAVA, EJML, user));
    all.addAll(List.of(used));
    return classes()
        .that()
        .resideInAPackage(user)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all.toArray(new String[0]));
  }

  /** It asks the JVM once what the processor can do. */
  @ArchTest static final ArchRule MATH = mayUse("gradus.math", "com.sun.management..");

  @ArchTest static final ArchRule LAYERS = mayUse("gradus.layers", "gradus.math");

  /** Of the layers, a loss knows what an output means. */
  @ArchTest static final ArchRule LOSSES = mayUse("gradus.losses", "gradus.math", "gradus.layers");

  @ArchTest static final ArchRule FILES = mayUse("gradus.files");

  @ArchTest
  static final ArchRule OPTIMIZERS = mayUse("gradus.optimizers", "gradus.math", "gradus.layers");

  @ArchTest static final ArchRule DATA = mayUse("gradus.data", "gradus.math", "gradus.layers");

  @ArchTest
  static final ArchRule FILES_OF_DATA =
      mayUse(
          "gradus.data.files",
          "de.siegmar.fastcsv..",
          "gradus.math",
          "gradus.layers", // the shape of images
          "gradus.data");

  @ArchTest static final ArchRule METRICS = mayUse("gradus.metrics", "gradus.math");

  @ArchTest
  static final ArchRule DIVERGENCE =
      mayUse(
          "gradus.divergence",
          "gradus.math",
          "gradus.layers",
          "gradus.losses",
          "gradus.optimizers");

  @ArchTest
  static final ArchRule SNAPSHOTS =
      mayUse(
          "gradus.snapshots", "gradus.math", "gradus.layers", "gradus.optimizers", "gradus.data");

  private static final String[] BELOW_THE_TRAINER = {
    "gradus.files",
    "gradus.math",
    "gradus.layers",
    "gradus.losses",
    "gradus.optimizers",
    "gradus.data",
    "gradus.metrics",
    "gradus.divergence",
    "gradus.snapshots"
  };

  private static String[] trainerAnd(String... more) {
    List<String> all = new ArrayList<>(List.of(BELOW_THE_TRAINER));
    all.add("gradus");
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  @ArchTest static final ArchRule TRAINER = mayUse("gradus", BELOW_THE_TRAINER);

  @ArchTest static final ArchRule CALLBACKS = mayUse("gradus.callbacks", trainerAnd());

  @ArchTest static final ArchRule INSPECT = mayUse("gradus.inspect..", trainerAnd());

  @ArchTest
  static final ArchRule PERSIST =
      mayUse("gradus.persist", trainerAnd("com.google.gson..", "gradus.data.files"));

  @ArchTest
  static final ArchRule PLAYGROUND =
      mayUse("gradus.playground", trainerAnd("gradus.inspect..", "gradus.data.files"));

  /** The browser has no files, no threads and no reflection. */
  @ArchTest
  static final ArchRule THE_PLAYGROUND_NEEDS_NOTHING_THAT_A_BROWSER_LACKS =
      noClasses()
          .that()
          .resideInAPackage("gradus.playground")
          .and()
          .haveSimpleNameNotStartingWith("Run")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio..",
              "java.net..",
              "java.awt..",
              "javax..",
              "java.lang.reflect..",
              "java.lang.management..",
              "java.util.concurrent..",
              "java.util.stream..",
              "gradus.files",
              "gradus.snapshots")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  /** What the book needs of the lab are a call and an interface, and the trainer makes them. */
  @ArchTest
  static final ArchRule THE_TRAINER_ALONE_KNOWS_THE_GUARD_AND_SNAPSHOTS =
      noClasses()
          .that()
          .resideInAPackage("gradus")
          .and()
          .doNotHaveSimpleName("Trainer")
          .and()
          .haveSimpleNameNotEndingWith("TrainingProgress")
          .and()
          .haveSimpleNameNotContaining("Listener")
          .and()
          .haveSimpleNameNotContaining("History")
          .and()
          .doNotHaveSimpleName("EpochScore")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("gradus.divergence", "gradus.snapshots");

  @ArchTest
  static final ArchRule NOTHING_BELOW_KNOWS_PERSIST =
      noClasses()
          .that()
          .resideOutsideOfPackages("gradus.persist", "gradus.playground..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gradus.persist");

  @ArchTest
  static final ArchRule ONLY_PERSIST_READS_JSON =
      noClasses()
          .that()
          .resideOutsideOfPackage("gradus.persist")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.gson..");

  @ArchTest
  static final ArchRule NOTHING_IS_MADE_BY_A_NAME_FROM_A_FILE =
      noClasses()
          .that()
          .resideInAPackage("gradus.persist")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.lang.reflect..", "java.lang.invoke..", "com.google.gson.reflect..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ClassLoader.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Gson.class)
          .orShould()
          .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("forName")));

  @ArchTest
  static final ArchRule ONLY_PLOTS_DRAW =
      noClasses()
          .that()
          .resideOutsideOfPackage("gradus.plots..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.knowm.xchart..", "java.awt..", "javax.swing..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("gradus.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_ARITHMETIC_THAT_DIFFERS_BETWEEN_JDKS =
      noClasses()
          .that()
          .resideOutsideOfPackage("gradus.plots..")
          .should()
          .callMethod(Math.class, "exp", double.class)
          .orShould()
          .callMethod(Math.class, "log", double.class)
          .orShould()
          .callMethod(Math.class, "log1p", double.class)
          .orShould()
          .callMethod(Math.class, "expm1", double.class)
          .orShould()
          .callMethod(Math.class, "tanh", double.class)
          .orShould()
          .callMethod(Math.class, "sin", double.class)
          .orShould()
          .callMethod(Math.class, "cos", double.class)
          .orShould()
          .callMethod(Math.class, "pow", double.class, double.class);

  @ArchTest
  static void everyPackageSaysWhatItIsFor(JavaClasses classes) {
    List<String> silent = new ArrayList<>();
    for (JavaClass javaClass : classes) {
      String folder = javaClass.getPackageName().replace('.', '/');
      if (!Files.exists(Path.of("src/main/java", folder, "package-info.java"))) {
        silent.add(javaClass.getPackageName());
      }
    }
    assertThat(silent).isEmpty();
  }
}
