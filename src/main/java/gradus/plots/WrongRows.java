package gradus.plots;

import gradus.Network;
import gradus.data.Dataset;
import gradus.math.Matrix;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of a data set that a network takes for another class, the surest mistakes first. */
final class WrongRows {
  final List<Integer> rows = new ArrayList<>();

  /** Of all rows of the data set, not only the wrong ones. */
  final Matrix probabilities;

  private final Dataset dataset;

  /**
   * Asks the network.
   *
   * @param who wants to know, for the message
   * @throws IllegalArgumentException if the network tells another number of classes apart
   */
  WrongRows(String who, Network network, Dataset dataset) {
    this.dataset = dataset;
    this.probabilities = ClassProbabilities.of(network, dataset.inputs());
    requireAColumnAClass(who);
    for (int row = 0; row < dataset.rows(); row++) {
      // Where the network says NaN, it is wrong.
      if (ClassProbabilities.classOf(probabilities, row) != dataset.classOf(row)) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingDouble(row -> -sureness(row)));
  }

  private void requireAColumnAClass(String who) {
    int classes = dataset.classNames().size();
    if (dataset.isClassification() && probabilities.numCols != classes) {
      throw new IllegalArgumentException(
          who
              + " got a network that tells "
              + probabilities.numCols
              + " classes apart and a data set of "
              + classes
              + " classes, but expects the same number.");
    }
  }

  /** The class with the largest probability. */
  int predicted(int row) {
    return Rows.argMax(probabilities, row);
  }

  /** The probability of that class. */
  double sureness(int row) {
    return probabilities.get(row, predicted(row));
  }

  String predictedName(int row) {
    return dataset.classNames().get(predicted(row));
  }

  String trueName(int row) {
    return dataset.classNames().get(dataset.classOf(row));
  }
}
