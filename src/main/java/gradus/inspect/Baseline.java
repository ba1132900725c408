package gradus.inspect;

import gradus.layers.Meaning;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import org.ejml.data.DMatrixRMaj;

/**
 * What it costs to answer the same for every row, knowing the targets but not the inputs. A network
 * that does no better has learned nothing from its inputs.
 *
 * <p>For classes with the shares s the answer is s, and costs the entropy {@code −Σ s·ln s}: ln K
 * for K classes of the same size. For numbers it is their mean, and the mean squared error of that
 * is their variance.
 */
final class Baseline {
  private static final double RAREST = 1e-12; // ln 0 is infinite

  private Baseline() {}

  /** The loss of the guess; with class weights that of guessing evenly, if it is lower. */
  static double loss(Loss loss, DMatrixRMaj targets) {
    boolean logits = loss.expects() == Meaning.LOGITS;
    boolean single = targets.numCols == 1; // of a yes-or-no question
    Matrix answer = new Matrix(1, targets.numCols);
    Rows.columnMeans(targets, answer);
    for (int j = 0; j < answer.numCols; j++) {
      double share = answer.data[j];
      if (logits) {
        answer.data[j] = StrictMath.log(Math.max(share, RAREST));
      }
      if (logits && single) {
        answer.data[j] -= StrictMath.log(Math.max(1 - share, RAREST));
      }
    }
    Matrix answers = new Matrix(targets.numRows, targets.numCols);
    double evenly = logits ? loss.value(answers, targets) : Double.POSITIVE_INFINITY;
    Rows.add(answers, answer);
    return Math.min(evenly, loss.value(answers, targets));
  }
}
