package gradus.inspect;

import gradus.Network;
import gradus.layers.Activation;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
import gradus.layers.LayerChain;
import gradus.layers.ReLU;
import gradus.math.Matrix;
import java.util.List;

/**
 * Layers whose slopes are 0, or nearly so, that hardly any gradient passes. {@code Softmax} is left
 * out: that a trained network is sure is no fault.
 */
final class UnitChecks {
  /** The share of a layer's units that may be dead; after training it was rarely above 44 %. */
  private static final double DEAD = 0.5;

  /** An output is flat where the slope is below this part of the slope at 0. */
  private static final double FLAT = 0.05;

  /** The share of a layer's outputs that may be flat; after training it was up to 80 %. */
  private static final double SATURATED = 0.9;

  /** The share of a layer's outputs that may be dropped in training. */
  private static final double DROPPED = 0.75;

  private final StringBuilder dead = new StringBuilder(); // the evidence, layer by layer
  private final StringBuilder saturated = new StringBuilder();
  private boolean wholeLayer = false; // whether all units of a layer are dead

  private UnitChecks() {}

  /**
   * Units of a hidden layer that all have the same weights, before and after: they get the same
   * gradient, and so stay equal.
   */
  static void addEqual(Findings findings, Examination examination) {
    List<Layer> layers = examination.network.layers();
    Dense before = null;
    for (int i = 0; i < layers.size(); i++) {
      if (!(layers.get(i) instanceof Dense dense)) {
        continue;
      }
      boolean twins = before != null && before.weights.value.numCols > 1;
      if (twins && columnsAreEqual(before.weights.value) && rowsAreEqual(dense.weights.value)) {
        findings.error(
            "equal weights",
            ("All units of %s have the same weights, and so have all that go out from them"
                    + " to %s: they get the same gradient and stay equal.")
                .formatted(before, LayerMonitor.name(examination.network, i)),
            "random first weights, as new Dense(inputs, outputs, random) has them.");
        return;
      }
      before = dense;
    }
  }

  private static boolean columnsAreEqual(Matrix matrix) {
    for (int row = 0; row < matrix.numRows; row++) {
      for (int j = 1; j < matrix.numCols; j++) {
        if (matrix.get(row, j) != matrix.get(row, 0)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean rowsAreEqual(Matrix matrix) {
    for (int row = 1; row < matrix.numRows; row++) {
      for (int j = 0; j < matrix.numCols; j++) {
        if (matrix.get(row, j) != matrix.get(0, j)) {
          return false;
        }
      }
    }
    return true;
  }

  static void addTo(Findings findings, Examination examination, Examination.ForwardPass pass) {
    UnitChecks checks = new UnitChecks();
    List<ImageShape> images = LayerChain.imageShapes(examination.network.layers());
    for (int i = 0; i < examination.network.layers().size(); i++) {
      Layer layer = examination.network.layers().get(i);
      if (layer instanceof Activation activation) {
        String name = LayerMonitor.name(examination.network, i);
        checks.look(name, activation, pass.inputs().get(i), images.get(i));
      }
    }
    checks.addDead(findings);
    checks.addSaturated(findings);
  }

  /** Of a convolution, the units are its filters: one is dead if it is at all positions. */
  private void look(String name, Activation activation, Matrix inputs, ImageShape image) {
    int width = image == null ? 1 : image.height() * image.width();
    int all = inputs.numCols / width;
    int units = deadUnits(activation, inputs, width);
    int outputs = flatOutputs(activation, inputs);
    if (units >= DEAD * all) {
      wholeLayer |= units == all;
      dead.append(name + ": " + Findings.share(units, all, image == null ? "units" : "filters"))
          .append(activation instanceof ReLU ? " are 0" : " have slope 0")
          .append(" for all " + inputs.numRows + " rows. ");
    } else if (outputs >= SATURATED * inputs.getNumElements()) {
      saturated
          .append(name + ": " + Findings.share(outputs, inputs.getNumElements(), "outputs"))
          .append(" lie where the slope is below " + Findings.percent(FLAT) + " of that at 0. ");
    }
  }

  private void addDead(Findings findings) {
    String evidence = dead.toString().strip();
    String advice =
        "a new network, since dead units don't come back, with Initializer.heUniform(random) and"
            + " biases of 0, scaled inputs, and a smaller learning rate; or LeakyReLU.";
    if (wholeLayer) {
      findings.error("dead units", evidence + " Nothing passes such a layer.", advice);
    } else if (!evidence.isEmpty()) {
      findings.warning("dead units", evidence, advice);
    }
  }

  private void addSaturated(Findings findings) {
    if (saturated.length() > 0) {
      findings.warning(
          "saturated units",
          saturated.toString().strip(),
          "smaller first weights, such as those of Initializer.glorotUniform(random), and scaled"
              + " inputs; BatchNorm before the activation; ReLU instead of it.");
    }
  }

  /** How many units, of so many columns each, have a slope of exactly 0 in every row. */
  private static int deadUnits(Activation activation, Matrix inputs, int width) {
    int dead = 0;
    for (int first = 0; first < inputs.numCols; first += width) {
      boolean alive = false;
      for (int i = 0; i < inputs.numRows * width && !alive; i++) {
        alive = activation.derivative(inputs.get(i / width, first + i % width)) != 0;
      }
      dead += alive ? 0 : 1;
    }
    return dead;
  }

  /** How many outputs are flat; those of ReLU, whose slope at 0 is 0, are never counted. */
  private static int flatOutputs(Activation activation, Matrix inputs) {
    double flat = FLAT * Math.abs(activation.derivative(0));
    int count = 0;
    for (int i = 0; i < inputs.getNumElements(); i++) {
      count += Math.abs(activation.derivative(inputs.data[i])) < flat ? 1 : 0;
    }
    return count;
  }

  /** Layers whose outputs are nearly all 0 in training, and not in inference. */
  static void addDropped(Findings findings, Examination examination, Examination.ForwardPass pass) {
    Network network = examination.network;
    network.setTraining(true);
    for (int i = 0; i < network.layers().size(); i++) {
      Matrix inInference = i + 1 < pass.inputs().size() ? pass.inputs().get(i + 1) : pass.output();
      Matrix inTraining = network.layers().get(i).forward(pass.inputs().get(i));
      int alive = 0;
      int dropped = 0;
      for (int j = 0; j < inInference.getNumElements(); j++) {
        alive += inInference.data[j] != 0 ? 1 : 0;
        dropped += inInference.data[j] != 0 && inTraining.data[j] == 0 ? 1 : 0;
      }
      if (dropped > DROPPED * alive) {
        findings.warning(
            "too much dropout",
            "%s: in training, %s of the outputs are dropped."
                .formatted(
                    LayerMonitor.name(network, i), Findings.percent((double) dropped / alive)),
            "a rate of 0.1 to 0.5: what is left has to carry all that the layers after it learn"
                + " from.");
        break;
      }
    }
    examination.holdStill();
  }
}
