package gradus.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {
  private static final List<String> ANIMALS = List.of("cat", "dog", "giraffe");

  private static ClassificationReport report(List<String> names, int[][] counts) {
    Counts rows = new Counts(counts);
    return ClassificationReport.of(rows.predictions, rows.targets, names);
  }

  @Test
  void printsTheWellKnownTable() {
    // The weighted precision, (5·0.75 + 4·0.5 + 1·0.5) / 10 = 0.625, is rounded to the even digit.
    assertThat(report(ANIMALS, new int[][] {{3, 2, 0}, {1, 2, 1}, {0, 0, 1}}))
        .hasToString(
            """
                          precision    recall  f1-score   support

                     cat       0.75      0.60      0.67         5
                     dog       0.50      0.50      0.50         4
                 giraffe       0.50      1.00      0.67         1

                accuracy                           0.60        10
               macro avg       0.58      0.70      0.61        10
            weighted avg       0.62      0.60      0.60        10\
            """);
  }

  @Test
  void saysWhereAShareIsUndefined() {
    // precisions 3/5, 0/0, 0/1; recalls 3/4, 0/2, 0/0; F1 2·3/(4 + 5), 0/2, 0/1
    assertThat(report(ANIMALS, new int[][] {{3, 0, 1}, {2, 0, 0}, {0, 0, 0}}))
        .hasToString(
            """
                          precision    recall  f1-score   support

                     cat       0.60      0.75      0.67         4
                     dog       0.00      0.00      0.00         2
                 giraffe       0.00      0.00      0.00         0

                accuracy                           0.50         6
               macro avg       0.20      0.25      0.22         6
            weighted avg       0.40      0.50      0.44         6

            "dog" was never predicted: its precision is 0/0, shown as 0.
            "giraffe" has no rows: its recall is 0/0, shown as 0.\
            """);
  }

  @Test
  void makesRoomForALongName() {
    assertThat(report(List.of("no", "a rather long name"), new int[][] {{1, 0}, {0, 1}}).toString())
        .startsWith(
            """
                                precision    recall  f1-score   support

                            no       1.00      1.00      1.00         1
            a rather long name       1.00      1.00      1.00         1

                      accuracy                           1.00         2
            """);
  }

  @Test
  void roundsAShareExactlyBetweenTwoToTheEvenDigit() {
    // 1/8 = 0.125 and 3/8 = 0.375
    assertThat(report(List.of("a", "b"), new int[][] {{1, 7}, {5, 3}}).toString())
        .contains("           a       0.17      0.12      0.14         8\n")
        .contains("           b       0.30      0.38      0.33         8\n");
  }

  @Test
  void isAViewOfTheConfusionMatrix() {
    Matrix answers = new Matrix(new double[][] {{1}, {0}});
    Matrix logits = new Matrix(new double[][] {{3}, {-2}});
    ConfusionMatrix confusion = ConfusionMatrix.of(logits, answers, List.of("no", "yes"), 0);
    ClassificationReport report = ClassificationReport.of(confusion);
    assertThat(report.confusion).isSameAs(confusion);
    assertThat(report.toString()).contains("         yes       1.00      1.00      1.00         1");
  }

  @Test
  void refusesTheWrongNumberOfNames() {
    assertThatThrownBy(() -> report(ANIMALS, new int[][] {{1, 0}, {0, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ConfusionMatrix got 2 columns and the class names [cat, dog, giraffe], but expects 2"
                + " names: one per column, or two for a single column.");
  }
}
