package exercises;

import gradus.Network;
import gradus.layers.Dense;
import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.losses.Loss;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** A network, a loss and an optimizer that note in which order a training loop calls them. */
final class LoopRecorder {
  /** "forward", "gradient", "backward" and "step", as they came. */
  final List<String> calls = new ArrayList<>();

  final Network network = new Network(new Onlooker(), new Dense(4, 3, new Random(1)));
  final Loss loss = new RecordedLoss();
  final Optimizer optimizer = new RecordedOptimizer();

  private Matrix batch = new Matrix(0, 0); // of the last forward
  private final List<double[]> firstRows = new ArrayList<>(); // of the batch of each step
  private final List<Integer> sizes = new ArrayList<>(); // how many rows it had

  /** How many rows each step was about. */
  double[] batchSizes() {
    return sizes.stream().mapToDouble(size -> size).toArray();
  }

  /** The first row of each epoch that has so many batches. */
  double[][] firstRowsOfEpochs(int batches) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < firstRows.size(); i += batches) {
      rows.add(firstRows.get(i));
    }
    return rows.toArray(new double[0][]);
  }

  static double[] firstRow(DMatrixRMaj matrix) {
    Matrix row = new Matrix(1, matrix.numCols);
    Rows.copy(matrix, 0, row, 0);
    return row.data;
  }

  /** A layer that hands everything on. */
  private final class Onlooker implements Layer {
    @Override
    public Matrix forward(DMatrixRMaj input) {
      calls.add("forward");
      batch = new Matrix(input);
      return batch;
    }

    @Override
    public Matrix backward(DMatrixRMaj outputGradient) {
      calls.add("backward");
      return new Matrix(outputGradient);
    }
  }

  private final class RecordedLoss implements Loss {
    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return 0;
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      calls.add("gradient");
      return new Matrix(output.numRows, output.numCols);
    }
  }

  private final class RecordedOptimizer implements Optimizer {
    @Override
    public void step() {
      calls.add("step");
      sizes.add(batch.numRows);
      firstRows.add(firstRow(batch));
    }

    @Override
    public List<Parameter> parameters() {
      return network.parameters();
    }

    @Override
    public double learningRate() {
      return 1;
    }

    @Override
    public void setLearningRate(double learningRate) {}
  }
}
