package gradus.inspect;

import gradus.layers.Activation;
import gradus.layers.Layer;
import gradus.layers.ReLU;
import gradus.math.Matrix;

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

  private final StringBuilder dead = new StringBuilder(); // the evidence, layer by layer
  private final StringBuilder saturated = new StringBuilder();
  private boolean wholeLayer = false; // whether all units of a layer are dead

  private UnitChecks() {}

  static void addTo(Findings findings, Patient patient, ForwardPass pass) {
    UnitChecks checks = new UnitChecks();
    for (int i = 0; i < patient.network.layers().size(); i++) {
      Layer layer = patient.network.layers().get(i);
      if (layer instanceof Activation activation) {
        checks.look(LayerMonitor.name(patient.network, i), activation, pass.inputs.get(i));
      }
    }
    checks.addDead(findings);
    checks.addSaturated(findings);
  }

  private void look(String name, Activation activation, Matrix inputs) {
    int units = deadUnits(activation, inputs);
    int outputs = flatOutputs(activation, inputs);
    if (units >= DEAD * inputs.numCols) {
      wholeLayer |= units == inputs.numCols;
      dead.append(name + ": " + Share.of(units, inputs.numCols, "units"))
          .append(activation instanceof ReLU ? " are 0" : " have slope 0")
          .append(" for all " + inputs.numRows + " rows. ");
    } else if (outputs >= SATURATED * inputs.getNumElements()) {
      saturated
          .append(name + ": " + Share.of(outputs, inputs.getNumElements(), "outputs"))
          .append(" lie where the slope is below " + Share.percent(FLAT) + " of that at 0. ");
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

  /** How many units have a slope of exactly 0 in every row. */
  private static int deadUnits(Activation activation, Matrix inputs) {
    int dead = 0;
    for (int unit = 0; unit < inputs.numCols; unit++) {
      boolean alive = false;
      for (int row = 0; row < inputs.numRows && !alive; row++) {
        alive = activation.derivative(inputs.get(row, unit)) != 0;
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
}
