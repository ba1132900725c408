package gradus.plots;

import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.math.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The derivatives of a softmax as a picture; the formula stands at {@link MatrixPlot}. */
final class SoftmaxJacobian {
  private SoftmaxJacobian() {}

  static MatrixPlot plot(DMatrixRMaj probabilities) {
    requireProbabilities(probabilities);
    int k = probabilities.numCols;
    List<String> rowNames = new ArrayList<>();
    List<String> columnNames = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      String number = NumberTexts.of(probabilities.get(0, j));
      rowNames.add("p" + j + " = " + number);
      columnNames.add("z" + j);
    }
    return MatrixPlot.of(matrix(probabilities))
        .titled("Jacobian of the softmax")
        .saying("how each probability p moves with each score z; every row has the sum 0")
        .rowNames(rowNames)
        .columnNames(columnNames);
  }

  private static Matrix matrix(DMatrixRMaj probabilities) {
    int k = probabilities.numCols;
    Matrix jacobian = new Matrix(k, k);
    for (int j = 0; j < k; j++) {
      for (int m = 0; m < k; m++) {
        double pj = probabilities.get(0, j);
        double pm = probabilities.get(0, m);
        jacobian.set(j, m, j == m ? pj * (1 - pj) : -pj * pm);
      }
    }
    return jacobian;
  }

  private static void requireProbabilities(DMatrixRMaj probabilities) {
    if (probabilities.numRows != 1
        || probabilities.numCols == 0
        || !Rows.isDistribution(probabilities, 0)) {
      String got =
          probabilities.numRows == 1 && probabilities.numCols > 0
              ? "the row " + Rows.toText(probabilities, 0)
              : "a " + Shapes.of(probabilities) + " matrix";
      throw new IllegalArgumentException(
          "MatrixPlot.softmaxJacobian got "
              + got
              + ", but expects one row of probabilities with the sum 1,"
              + " such as what new Softmax().forward(scores) returns.");
    }
  }
}
