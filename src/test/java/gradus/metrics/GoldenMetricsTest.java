package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.Golden;
import gradus.math.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the metrics with scikit-learn, an independent implementation, number by number. {@code
 * src/test/python/golden_metrics.py} makes the numbers. Where the two differ on purpose, the class
 * says so: {@link TopKAccuracy} in ties, {@link LogLoss} at 0, {@link RegressionErrors} of equal
 * targets.
 */
class GoldenMetricsTest {
  /** Relative, for each number by itself: what is 0 there must be 0 here. Measured: 4.2e-16. */
  private static final double TOLERANCE = 1e-12;

  private static final Values FILE = Golden.read("metrics.json", Values.class);

  /** The file, as Gson reads it. */
  private record Values(
      Map<String, Classification> classifications,
      Map<String, RankingCase> rankings,
      Map<String, LogLossCase> logLosses,
      Regression regression) {}

  /** {@code topK} starts at k = 1; an area is null where the class has no rows. */
  private record Classification(
      List<String> classNames,
      List<Integer> classes,
      Matrix probabilities,
      List<Double> precision,
      List<Double> recall,
      List<Double> f1,
      List<Integer> support,
      double accuracy,
      double balancedAccuracy,
      List<Double> macro,
      List<Double> weighted,
      List<Double> topK,
      double logLoss,
      List<Double> areas,
      List<Double> averagePrecisions,
      String report) {}

  private record RankingCase(
      List<Integer> classes,
      List<Double> scores,
      List<Double> falsePositiveRates,
      List<Double> truePositiveRates,
      double area,
      List<Double> precisions,
      List<Double> recalls,
      List<Double> thresholds,
      double averagePrecision) {}

  private record LogLossCase(List<Integer> classes, List<Double> probabilities, double logLoss) {}

  private record Regression(
      Matrix predictions,
      Matrix targets,
      List<Double> rmse,
      List<Double> mae,
      List<Double> rSquared) {}

  @Test
  void everyCaseOfTheFileWasRead() {
    assertThat(FILE.classifications).hasSize(5);
    assertThat(FILE.rankings).hasSize(6);
  }

  @Test
  void precisionRecallAndF1AgreeWithScikitLearn() {
    FILE.classifications.forEach(
        (name, golden) -> {
          ConfusionMatrix confusion = confusion(golden);
          for (int c = 0; c < golden.classNames.size(); c++) {
            String of = name + ", class " + c + ": ";
            assertAgrees(of + "precision", confusion.precision(c), golden.precision.get(c));
            assertAgrees(of + "recall", confusion.recall(c), golden.recall.get(c));
            assertAgrees(of + "f1", confusion.f1(c), golden.f1.get(c));
            assertThat(confusion.support(c)).as(of + "support").isEqualTo(golden.support.get(c));
          }
        });
  }

  @Test
  void averagesOverTheClassesAgreeWithScikitLearn() {
    FILE.classifications.forEach(
        (name, golden) -> {
          ConfusionMatrix confusion = confusion(golden);
          assertAgrees(name + ": accuracy", confusion.accuracy(), golden.accuracy);
          assertAgrees(
              name + ": balanced accuracy", confusion.balancedAccuracy(), golden.balancedAccuracy);
          assertAgrees(name + ": macro", scores(confusion.macroAverage()), golden.macro);
          assertAgrees(name + ": weighted", scores(confusion.weightedAverage()), golden.weighted);
        });
  }

  @Test
  void topKAccuracyAgreesWithScikitLearn() {
    FILE.classifications.forEach(
        (name, golden) -> {
          Matrix targets = oneHot(golden.classes, golden.classNames.size());
          for (int k = 1; k <= golden.topK.size(); k++) {
            double accuracy = TopKAccuracy.of(golden.probabilities, targets, k);
            assertAgrees(name + ": top " + k, accuracy, golden.topK.get(k - 1));
          }
        });
  }

  /** To the character; the lines about 0/0, which follow after a blank one, are ours. */
  @Test
  void theReportIsScikitLearnsText() {
    FILE.classifications.forEach(
        (name, golden) -> {
          String report = ClassificationReport.of(confusion(golden)).toString();
          String table = report.split("\n\n\"", 2)[0];
          assertThat(table + "\n").as(name).isEqualTo(golden.report);
        });
  }

  @Test
  void areasOfEachClassAgreeWithScikitLearn() {
    FILE.classifications.forEach(
        (name, golden) -> {
          Matrix targets = oneHot(golden.classes, golden.classNames.size());
          for (int c = 0; c < golden.classNames.size(); c++) {
            if (golden.areas.get(c) == null) {
              continue; // Undefined, and refused: see RocCurveTest.
            }
            RocCurve roc = RocCurve.of(golden.probabilities, targets, c);
            PrecisionRecallCurve pr = PrecisionRecallCurve.of(golden.probabilities, targets, c);
            String of = name + ", class " + c + ": ";
            assertAgrees(of + "area", roc.area(), golden.areas.get(c));
            assertAgrees(of + "AP", pr.averagePrecision(), golden.averagePrecisions.get(c));
          }
        });
  }

  @Test
  void rocCurvesAgreeWithScikitLearn() {
    FILE.rankings.forEach(
        (name, golden) -> {
          RocCurve curve = RocCurve.of(column(golden.scores), column(golden.classes), 1);
          assertAgrees(name + ": FPR", curve.falsePositiveRates, golden.falsePositiveRates);
          assertAgrees(name + ": TPR", curve.truePositiveRates, golden.truePositiveRates);
          assertAgrees(name + ": area", curve.area(), golden.area);
        });
  }

  @Test
  void precisionRecallCurvesAgreeWithScikitLearn() {
    FILE.rankings.forEach(
        (name, golden) -> {
          PrecisionRecallCurve curve =
              PrecisionRecallCurve.of(column(golden.scores), column(golden.classes), 1);
          assertAgrees(name + ": precision", curve.precisions, golden.precisions);
          assertAgrees(name + ": recall", curve.recalls, golden.recalls);
          assertAgrees(name + ": thresholds", curve.thresholds, golden.thresholds);
          assertAgrees(name + ": AP", curve.averagePrecision(), golden.averagePrecision);
        });
  }

  @Test
  void logLossAgreesWithScikitLearn() {
    FILE.classifications.forEach(
        (name, golden) -> {
          Matrix targets = oneHot(golden.classes, golden.classNames.size());
          assertAgrees(name, LogLoss.of(golden.probabilities, targets), golden.logLoss);
        });
    LogLossCase column = FILE.logLosses.get("random");
    double logLoss = LogLoss.of(column(column.probabilities), column(column.classes));
    assertAgrees("1 column", logLoss, column.logLoss);
  }

  @Test
  void aProbabilityOfZeroIsClippedThereAndInfiniteHere() {
    LogLossCase golden = FILE.logLosses.get("sure and wrong");
    // There: (−ln 2⁻⁵² − ln 0.5) / 2 = 53·ln 2 / 2
    assertAgrees("clipped", 53 * Math.log(2) / 2, golden.logLoss);
    assertThat(LogLoss.of(column(golden.probabilities), column(golden.classes)))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void regressionErrorsAgreeWithScikitLearn() {
    Regression golden = FILE.regression;
    for (int column = 0; column < 3; column++) {
      RegressionErrors errors = RegressionErrors.of(golden.predictions, golden.targets, column);
      assertAgrees("rmse", errors.rmse(), golden.rmse.get(column));
      assertAgrees("mae", errors.mae(), golden.mae.get(column));
      assertAgrees("R²", errors.rSquared(), golden.rSquared.get(column));
    }
  }

  private static ConfusionMatrix confusion(Classification golden) {
    Matrix targets = oneHot(golden.classes, golden.classNames.size());
    return ConfusionMatrix.of(golden.probabilities, targets, golden.classNames);
  }

  private static double[] scores(ClassScores average) {
    return new double[] {average.precision(), average.recall(), average.f1()};
  }

  private static Matrix oneHot(List<Integer> classes, int count) {
    Matrix targets = new Matrix(classes.size(), count);
    for (int row = 0; row < classes.size(); row++) {
      targets.set(row, classes.get(row), 1);
    }
    return targets;
  }

  private static Matrix column(List<? extends Number> entries) {
    Matrix column = new Matrix(entries.size(), 1);
    for (int row = 0; row < entries.size(); row++) {
      column.data[row] = entries.get(row).doubleValue();
    }
    return column;
  }

  private static void assertAgrees(String what, double[] actual, List<Double> golden) {
    assertThat(actual).as(what).hasSize(golden.size());
    for (int i = 0; i < golden.size(); i++) {
      assertAgrees(what + " [" + i + "]", actual[i], golden.get(i));
    }
  }

  private static void assertAgrees(String what, double actual, double golden) {
    Golden.assertAgrees(what, actual, golden, TOLERANCE);
  }
}
