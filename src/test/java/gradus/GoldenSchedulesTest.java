package gradus;

import static gradus.Golden.assertAgrees;
import static gradus.Training.classifier;
import static gradus.Training.endEpoch;
import static gradus.Training.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ejml.dense.row.CommonOps_DDRM.scale;

import gradus.callbacks.ReduceOnPlateau;
import gradus.layers.Parameter;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.ClipByValue;
import gradus.optimizers.ConstantRate;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.ExponentialDecay;
import gradus.optimizers.L1Penalty;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.OneCycle;
import gradus.optimizers.Penalty;
import gradus.optimizers.Schedule;
import gradus.optimizers.StepDecay;
import gradus.optimizers.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares schedules, penalties and clipping with PyTorch. {@code
 * src/test/python/golden_schedules.py} makes the numbers.
 */
class GoldenSchedulesTest {
  /** Relative; PyTorch takes most rates from the one before, and gathers rounding: 3.7e-15. */
  private static final double TOLERANCE = 1e-12;

  private static final Values FILE = Golden.read("schedules.json", Values.class);

  /** The file, as Gson reads it; {@code values} and {@code slopes} are those of two parameters. */
  private record Values(
      Map<String, List<Double>> schedules,
      Map<String, Plateau> plateaus,
      List<Matrix> values,
      List<Matrix> slopes,
      Map<String, Penalized> penalties,
      List<Clipped> clipsByNorm,
      List<Clipped> clipsByValue) {}

  /** {@code rates} are those after each epoch. */
  private record Plateau(
      double rate, double factor, int patience, List<Double> losses, List<Double> rates) {}

  private record Penalized(double price, List<Matrix> gradients) {}

  /** {@code norm} is that before clipping; by value there is none. */
  private record Clipped(double limit, double norm, List<Matrix> gradients) {}

  private static final List<Schedule> SCHEDULES =
      List.of(
          new StepDecay(0.1, 3, 0.5),
          new StepDecay(2, 1, 0.3),
          new ExponentialDecay(0.1, 0.9),
          new ExponentialDecay(0.5, 1),
          new CosineDecay(0.1, 0, 10),
          new CosineDecay(0.1, 0.001, 100),
          new CosineDecay(0.5, 0.05, 7),
          new CosineDecay(0.3, 0, 1),
          new OneCycle(1, 4),
          new OneCycle(0.2, 7),
          new OneCycle(0.1, 10),
          new OneCycle(0.05, 100),
          new WarmUp(5, new ConstantRate(0.1)),
          new WarmUp(1, new ExponentialDecay(0.4, 0.5)),
          new WarmUp(4, new CosineDecay(0.1, 0.01, 12)));

  @Test
  void everyScheduleAgreesWithPyTorch() {
    assertThat(FILE.schedules).hasSize(SCHEDULES.size());
    for (Schedule schedule : SCHEDULES) {
      List<Double> rates = FILE.schedules.get(schedule.toString());
      for (int time = 0; time < rates.size(); time++) {
        double rate = schedule.learningRate(time);
        assertAgrees(schedule + " at " + time, rate, rates.get(time), TOLERANCE);
      }
    }
  }

  @Test
  void reduceOnPlateauAgreesWithPyTorch() {
    assertThat(FILE.plateaus).hasSize(6);
    FILE.plateaus.forEach(
        (name, golden) -> {
          Trainer trainer = trainer(classifier(1), new CrossEntropy(), golden.rate);
          ReduceOnPlateau plateau = new ReduceOnPlateau(golden.factor, golden.patience);
          for (int epoch = 1; epoch <= golden.losses.size(); epoch++) {
            endEpoch(trainer, plateau, golden.losses.get(epoch - 1));
            double rate = trainer.optimizer().learningRate();
            String after = name + ", after epoch " + epoch;
            assertAgrees(after, rate, golden.rates.get(epoch - 1), TOLERANCE);
          }
        });
  }

  @Test
  void penaltiesAgreeWithAutograd() {
    assertThat(FILE.penalties).hasSize(4);
    for (double strength : new double[] {0.01, 2.5}) {
      List<Parameter> parameters = parameters();
      assertPenalty(new L1Penalty(parameters, strength), parameters);
      parameters = parameters();
      assertPenalty(new L2Penalty(parameters, strength), parameters);
    }
  }

  private static void assertPenalty(Penalty penalty, List<Parameter> parameters) {
    Penalized golden = FILE.penalties.get(penalty.toString());
    assertAgrees(penalty + ": price", penalty.value(), golden.price, TOLERANCE);
    penalty.apply();
    assertGradients(penalty.toString(), parameters, golden.gradients, 1);
  }

  /** PyTorch divides by |g| + 10⁻⁶, so what it shortens is |g| / (|g| + 10⁻⁶) times as long. */
  @Test
  void clippingByNormAgreesWithPyTorchButForItsMillionth() {
    for (Clipped golden : FILE.clipsByNorm) {
      List<Parameter> parameters = parameters();
      ClipByNorm clip = new ClipByNorm(parameters, golden.limit);
      clip.apply();
      assertAgrees(clip + ": norm", clip.lastNorm(), golden.norm, TOLERANCE);
      double ratio = golden.norm > golden.limit ? golden.norm / (golden.norm + 1e-6) : 1;
      assertGradients(clip.toString(), parameters, golden.gradients, ratio);
    }
  }

  @Test
  void clippingByValueAgreesWithPyTorch() {
    for (Clipped golden : FILE.clipsByValue) {
      List<Parameter> parameters = parameters();
      ClipByValue clip = new ClipByValue(parameters, golden.limit);
      clip.apply();
      assertGradients(clip.toString(), parameters, golden.gradients, 1);
    }
  }

  /** The parameters of the file with their gradients. */
  private static List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < FILE.values.size(); i++) {
      parameters.add(new Parameter("weights", new Matrix(FILE.values.get(i))));
      parameters.get(i).gradient.setTo(FILE.slopes.get(i));
    }
    return parameters;
  }

  /** Compares {@code ratio} times the gradients. */
  private static void assertGradients(
      String what, List<Parameter> parameters, List<Matrix> golden, double ratio) {
    for (int i = 0; i < parameters.size(); i++) {
      Matrix gradient = new Matrix(parameters.get(i).gradient);
      scale(ratio, gradient);
      assertAgrees(what + ": gradient " + i, gradient, golden.get(i), TOLERANCE);
    }
  }
}
