package gradus.plots.live;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "gradus.plots", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageArrowsTest {
  @ArchTest
  static final ArchRule PLOTS_DO_NOT_KNOW_THE_WINDOW =
      noClasses()
          .that()
          .resideInAPackage("gradus.plots")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gradus.plots.live");

  @ArchTest
  static final ArchRule ONLY_PLOTS_USE_XCHART =
      noClasses()
          .that()
          .resideInAPackage("gradus.plots.live")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.knowm.xchart..");
}
