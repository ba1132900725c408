package gradus;

import static gradus.Training.classifier;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.losses.CrossEntropy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A validation set must have the classes and columns of the training set. */
class ValidationSetTest {
  private final Dataset iris = Datasets.iris();
  private final Trainer trainer = trainer(classifier(1), new CrossEntropy());

  @Test
  void refusesAValidationSetWithOtherClasses() {
    Dataset renamed =
        new Dataset(
            iris.inputs(), iris.targets(), iris.featureNames(), List.of("a", "b", "c"), "renamed");
    assertThatThrownBy(() -> trainer.fit(iris, renamed, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The classes of iris are [setosa, versicolor, virginica], but those of renamed are [a,"
                + " b, c]: split one data set with split(), or read both files with the same"
                + " CsvOptions.classNames.");
  }

  @Test
  void refusesAValidationSetWithOtherColumns() {
    List<String> names = List.of("sepal_length_cm", "petal_length_cm", "c", "d");
    Dataset renamed =
        new Dataset(iris.inputs(), iris.targets(), names, iris.classNames(), "renamed");
    assertThatThrownBy(() -> trainer.fit(iris, renamed, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Column 1 is \"sepal_width_cm\" in iris, but \"petal_length_cm\" in renamed: split one"
                + " data set with split(), or read both files with the same CsvOptions, and name"
                + " the categories of each categorical column.");
  }
}
