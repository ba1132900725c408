package gradus.playground;

import gradus.layers.Activation;
import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Whether a hidden unit can still learn, as the training rows show it. */
public enum UnitHealth {
  /** Its derivative is large enough for some rows. */
  FINE,
  /** Its derivative is 0 for every row, so no gradient gets through: a ReLU that is always 0. */
  DEAD,
  /** For nine of ten rows its derivative is below a twentieth of that at 0: a tanh at its end. */
  SATURATED;

  private static final double FLAT = 0.05;
  private static final double MOST = 0.9;

  /** One for each unit of each hidden layer. */
  public static List<List<UnitHealth>> of(Session session) {
    Parts parts = session.parts();
    List<Matrix> outputs = parts.network.outputs(parts.train.inputs());
    List<List<UnitHealth>> all = new ArrayList<>();
    for (int layer = 0; layer < parts.setup.layers().size(); layer++) {
      Activation activation = null;
      if (parts.network.layers().get(parts.activationAt.get(layer)) instanceof Activation found) {
        activation = found;
      }
      Matrix sums = outputs.get(parts.sumAt.get(layer));
      List<UnitHealth> units = new ArrayList<>();
      for (int unit = 0; unit < sums.numCols; unit++) {
        units.add(activation == null ? FINE : of(activation, sums, unit));
      }
      all.add(units);
    }
    return all;
  }

  private static UnitHealth of(Activation activation, Matrix sums, int unit) {
    double usual = Math.abs(activation.derivative(0));
    boolean hasKink = activation.hasKinkAtZero() || usual == 0;
    int none = 0;
    int flat = 0;
    for (int row = 0; row < sums.numRows; row++) {
      double derivative = Math.abs(activation.derivative(sums.get(row, unit)));
      none += derivative == 0 ? 1 : 0;
      flat += derivative < FLAT * usual ? 1 : 0;
    }
    if (none == sums.numRows) {
      return DEAD;
    }
    return !hasKink && flat >= MOST * sums.numRows ? SATURATED : FINE;
  }
}
