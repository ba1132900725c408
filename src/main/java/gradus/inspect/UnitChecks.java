package gradus.inspect;

import gradus.Network;
import gradus.layers.Activation;
import gradus.layers.Conv2D;
import gradus.layers.Dense;
import gradus.layers.ImageShape;
import gradus.layers.Layer;
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
  private boolean wholeLayer = false; // whether nothing passes a dead layer

  private UnitChecks() {}

  /**
   * Units of a hidden layer, or filters of a convolution, that all have the same weights, before
   * and after: they get the same gradient, and so stay equal.
   */
  static void addEqual(Findings findings, Examination examination) {
    addEqual(findings, examination.network, examination.network.layers());
  }

  private static void addEqual(Findings findings, Network network, List<Layer> layers) {
    Layer before = null;
    for (Layer layer : layers) {
      if (!layer.children().isEmpty()) {
        addEqual(findings, network, layer.children());
        before = null; // what is inside may tell the units apart
      } else if (layer instanceof Dense || layer instanceof Conv2D) {
        if (before != null && unitsAreEqual(weights(before), weights(layer))) {
          addEqual(findings, before, LayerMonitor.name(network, layer));
          return;
        }
        before = layer;
      }
    }
  }

  private static Matrix weights(Layer layer) {
    return layer.parameters().get(0).value;
  }

  private static boolean unitsAreEqual(Matrix before, Matrix after) {
    int units = before.numCols;
    boolean fits = after.numRows % units == 0; // a row for each unit, or for each pixel of a filter
    return units > 1 && fits && columnsAreEqual(before) && rowsAreEqual(after, units);
  }

  private static void addEqual(Findings findings, Layer layer, String after) {
    boolean dense = layer instanceof Dense;
    String constructor =
        dense ? "Dense(inputs, outputs, random)" : "Conv2D(image, filters, size, random)";
    findings.error(
        "equal weights",
        ("All %s of %s have the same weights, and so have all that go out from them"
                + " to %s: they get the same gradient and stay equal.")
            .formatted(dense ? "units" : "filters", layer, after),
        "random first weights, as new %s has them.".formatted(constructor));
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

  /** Whether the rows of each unit are the same as those of the first. */
  private static boolean rowsAreEqual(Matrix matrix, int units) {
    int perUnit = matrix.getNumElements() / units;
    for (int i = perUnit; i < matrix.getNumElements(); i++) {
      if (matrix.data[i] != matrix.data[i % perUnit]) {
        return false;
      }
    }
    return true;
  }

  static void addTo(Findings findings, Examination examination, Examination.ForwardPass pass) {
    UnitChecks checks = new UnitChecks();
    boolean allDead = false; // in a layer, or in one inside it
    for (Examination.PassedLayer passed : pass.layers()) {
      Layer layer = passed.layer();
      if (layer instanceof Activation activation) {
        allDead |= checks.look(LayerMonitor.name(examination.network, layer), activation, passed);
      }
      if (examination.network.layers().contains(layer)) {
        // Most blocks have a way around what is in them: then rows go on to differ.
        boolean passes =
            !layer.children().isEmpty() && !rowsAreEqual(passed.output(), passed.output().numRows);
        checks.wholeLayer |= allDead && !passes;
        allDead = false;
      }
    }
    checks.addDead(findings);
    checks.addSaturated(findings);
  }

  /**
   * Whether all units are dead. Of a convolution, the units are its filters: one is dead if it is
   * at all positions.
   */
  private boolean look(String name, Activation activation, Examination.PassedLayer passed) {
    Matrix inputs = passed.input();
    ImageShape image = passed.image();
    int width = image == null ? 1 : image.height() * image.width();
    int all = inputs.numCols / width;
    int units = deadUnits(activation, inputs, width);
    int outputs = flatOutputs(activation, inputs);
    if (units >= DEAD * all) {
      dead.append(name + ": " + Findings.share(units, all, image == null ? "units" : "filters"))
          .append(activation instanceof ReLU ? " are 0" : " have slope 0")
          .append(" for all " + inputs.numRows + " rows. ");
    } else if (outputs >= SATURATED * inputs.getNumElements()) {
      saturated
          .append(name + ": " + Findings.share(outputs, inputs.getNumElements(), "outputs"))
          .append(" lie where the slope is below " + Findings.percent(FLAT) + " of that at 0. ");
    }
    return units == all;
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
    for (Examination.PassedLayer passed : pass.layers()) {
      Matrix inInference = passed.output();
      Matrix inTraining = passed.layer().forward(passed.input());
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
                    LayerMonitor.name(network, passed.layer()),
                    Findings.percent((double) dropped / alive)),
            "a rate of 0.1 to 0.5: what is left has to carry all that the layers after it learn"
                + " from.");
        break;
      }
    }
    examination.holdStill();
  }
}
