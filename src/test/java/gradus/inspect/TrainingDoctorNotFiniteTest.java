package gradus.inspect;

import static gradus.inspect.DoctorRuns.assertOnly;
import static gradus.inspect.DoctorRuns.network;
import static gradus.inspect.DoctorRuns.only;
import static org.assertj.core.api.Assertions.assertThat;

import gradus.Network;
import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.losses.Loss;
import gradus.losses.MeanSquaredError;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.math.Matrix;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What the doctor sees in a network or loss that isn't always a number. */
class TrainingDoctorNotFiniteTest {
  private final Dataset iris = DoctorRuns.standardized(Datasets.iris(), 1).train();

  /** A loss of one's own that isn't always a number; its gradient is. */
  private record OwnLoss(DoubleUnaryOperator ofSquaredError) implements Loss {
    private static final Loss SQUARED_ERROR = new MeanSquaredError();

    @Override
    public double value(DMatrixRMaj output, DMatrixRMaj targets) {
      return ofSquaredError.applyAsDouble(SQUARED_ERROR.value(output, targets));
    }

    @Override
    public Matrix gradient(DMatrixRMaj output, DMatrixRMaj targets) {
      return SQUARED_ERROR.gradient(output, targets);
    }
  }

  /** The root of a number below 0. */
  @Test
  void aLossThatIsNotFinite() {
    Loss loss = new OwnLoss(error -> StrictMath.sqrt(-error));
    Diagnosis diagnosis = TrainingDoctor.examine(network(4, 16, 3), loss, iris);
    assertThat(only(diagnosis))
        .isEqualTo(
            new Finding(
                "loss not finite",
                Severity.ERROR,
                "The loss of 120 rows is NaN.",
                "in a loss or layer of your own, look for a logarithm or root of a number that has"
                    + " none, a division by 0, or an exponential above 709; 0 * ln 0 is NaN, too."
                    + " Otherwise smaller first weights, and scaled inputs."));
  }

  /** The mean of (1, 0, 0) and (0, 1, 0) is ½ away in two of three columns: (¼ + ¼)/3 = 0.1667. */
  @Test
  void aTrialInWhichTheLossBecomesNaNEndsThere() {
    Loss loss = new OwnLoss(error -> error < 0.1 ? Double.NaN : error);
    Diagnosis diagnosis = TrainingDoctor.examine(network(4, 16, 3), loss, iris);
    assertOnly(diagnosis, Severity.ERROR, "cannot overfit");
    assertThat(only(diagnosis).evidence())
        .matches(
            "After \\d{1,3} steps of Adam on two rows alone the loss is still NaN; the same guess"
                + " for both costs 0\\.1667\\.");
  }

  @Test
  void weightsThatAreNotFinite() {
    Network network = network(4, 16, 3);
    network.parameters().get(2).value.set(3, 1, Double.NaN);
    Diagnosis diagnosis = TrainingDoctor.examine(network, new SoftmaxCrossEntropy(), iris);
    assertOnly(diagnosis, Severity.ERROR, "weights not finite");
    assertThat(only(diagnosis).evidence()).isEqualTo("An entry of the weights is NaN.");
  }
}
