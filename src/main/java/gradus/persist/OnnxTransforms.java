package gradus.persist;

import gradus.data.MeanImputer;
import gradus.data.MinMaxScaler;
import gradus.data.Scaler;
import gradus.data.Standardizer;
import gradus.data.Transform;
import gradus.math.Matrix;

/** What is done to inputs before the first layer, and to outputs behind the last one, as ONNX. */
final class OnnxTransforms {
  private final OnnxGraph graph;

  OnnxTransforms(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Adds what a transform does.
   *
   * @param x the name of its input
   * @return the name of its output
   */
  String apply(Transform transform, int position, String x) {
    graph.enter("transforms." + position);
    if (transform instanceof MeanImputer imputer) {
      return graph.add("Where", graph.add("IsNaN", x), graph.row("means", imputer.means), x);
    }
    // (x − shift) · 1/size
    String distance = graph.add("Sub", x, graph.row("shifts", shifts(transform)));
    return graph.add("Mul", distance, graph.row("factors", inverses(sizes(transform))));
  }

  /** Adds the way back of a scaler: y · size + shift. */
  String invert(Scaler scaler, String y) {
    graph.enter("target_scaler");
    String distance = graph.add("Mul", y, graph.row("sizes", sizes(scaler)));
    return graph.add("Add", distance, graph.row("shifts", shifts(scaler)));
  }

  private static Matrix shifts(Transform scaler) {
    return scaler instanceof Standardizer standardizer
        ? standardizer.means
        : ((MinMaxScaler) scaler).minima;
  }

  private static Matrix sizes(Transform scaler) {
    if (scaler instanceof Standardizer standardizer) {
      return standardizer.deviations;
    }
    MinMaxScaler minMax = (MinMaxScaler) scaler;
    Matrix ranges = new Matrix(minMax.maxima);
    for (int j = 0; j < ranges.numCols; j++) {
      ranges.data[j] -= minMax.minima.data[j];
    }
    return ranges;
  }

  /** 1/size, and 0 for a column that was constant, so that it becomes 0. */
  private static Matrix inverses(Matrix sizes) {
    Matrix inverses = new Matrix(1, sizes.numCols);
    for (int j = 0; j < sizes.numCols; j++) {
      inverses.data[j] = sizes.data[j] == 0 ? 0 : 1 / sizes.data[j];
    }
    return inverses;
  }
}
