package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradus.data.Split;
import gradus.divergence.DivergedException;
import gradus.layers.BatchNorm;
import gradus.layers.Dense;
import gradus.layers.Dropout;
import gradus.layers.ELU;
import gradus.layers.GELU;
import gradus.layers.Layer;
import gradus.layers.LayerNorm;
import gradus.layers.LeakyReLU;
import gradus.layers.Parameter;
import gradus.layers.ReLU;
import gradus.layers.Tanh;
import gradus.losses.SoftmaxCrossEntropy;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.Optimizer;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faults are put into every part of a training; the first culprit is named each time. */
class FirstBadNumberTest {
  /** Of the 8 steps of an epoch and the 8 of the next. */
  private static final long[] STEPS = {1, 3, 7, 8, 12};

  private static final double[] VALUES = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private final Split iris = Training.iris(); // 120 rows: seven batches of 16 and one of 8

  private static List<Layer> layers(int kind) {
    Random random = new Random(kind);
    return switch (kind) {
      case 0 -> List.of(new Dense(4, 8, random), new ReLU(), new Dense(8, 3, random));
      case 1 ->
          List.of(
              new Dense(4, 8, random),
              new BatchNorm(8),
              new ReLU(),
              new Dropout(0.3, random),
              new LeakyReLU(),
              new Dense(8, 3, random));
      case 2 ->
          List.of(
              new Dense(4, 8, random),
              new Tanh(),
              new Dense(8, 8, random),
              new LayerNorm(8),
              new GELU(),
              new Dense(8, 3, random));
      default ->
          List.of(
              new Dropout(0.1, random),
              new Dense(4, 8, random),
              new ELU(),
              new Dense(8, 8, random),
              new BatchNorm(8),
              new ReLU(),
              new Dense(8, 3, random));
    };
  }

  /** Trains a network of this kind with the fault for two epochs, and checks what is said. */
  private void assertNamed(int kind, Fault fault) {
    Trainer trainer = trainerWith(kind, fault);
    DivergedException said =
        catchThrowableOfType(
            DivergedException.class, () -> trainer.fit(iris.train(), iris.test(), 2));
    assertThat(said).as("network %s with %s", kind, fault).isNotNull();
    assertSays(said, fault);
    if (!List.of("update", "validation").contains(fault.operation())) {
      assertNothingBadWasLearned(trainer);
    }
  }

  private static Trainer trainerWith(int kind, Fault fault) {
    Fault.Clock clock = new Fault.Clock();
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : layers(kind)) {
      // Dropout stays as it is, since only as such it is given its mask back.
      layers.add(layer instanceof Dropout ? layer : wrapped(layer, layers.size(), fault, clock));
    }
    Network network = new Network(layers.toArray(new Layer[0]));
    SGD sgd = new SGD(network.parameters(), 0.1);
    Parameter spoiled = fault.layer() < 0 ? null : firstParameter(layers.get(fault.layer()));
    boolean inUpdate = fault.operation().equals("update");
    Optimizer optimizer = inUpdate ? new Fault.InUpdate(sgd, spoiled, fault, clock) : sgd;
    Fault.InLoss loss = new Fault.InLoss(new SoftmaxCrossEntropy(), fault, clock);
    Trainer trainer = new Trainer(network, loss, optimizer);
    clock.trainer = trainer;
    trainer.setQuiet(true);
    trainer.setBatchSize(16);
    trainer.addGradientChange(new L2Penalty(network.parameters(), 0.001));
    if (fault.operation().equals("gradient change")) {
      trainer.addGradientChange(new Fault.InChange(spoiled, fault, clock));
    }
    if (kind == 3) { // not everywhere, since it makes one NaN many
      trainer.addGradientChange(new ClipByNorm(network.parameters(), 1));
    }
    return trainer;
  }

  private static Layer wrapped(Layer layer, int i, Fault fault, Fault.Clock clock) {
    Fault its = i == fault.layer() ? fault : new Fault(i, "none", 0, 0, 0);
    return new Fault.InLayer(layer, its, clock);
  }

  private static Parameter firstParameter(Layer layer) {
    return layer.parameters().isEmpty() ? null : layer.parameters().get(0);
  }

  private static void assertSays(DivergedException said, Fault fault) {
    boolean backward = fault.operation().endsWith("gradient") && fault.layer() >= 0;
    boolean inARow =
        List.of("forward", "loss", "loss gradient", "input gradient", "validation")
            .contains(fault.operation());
    assertThat(said.layer).as(said.getMessage()).isEqualTo(fault.layer());
    assertThat(said.operation).isEqualTo(backward ? "backward" : fault.operation());
    assertThat(said.step).as(said.getMessage()).isEqualTo(fault.step());
    assertThat(said.epoch).isEqualTo(fault.step() <= 8 ? 1 : 2);
    assertThat(said.row).as(said.getMessage()).isEqualTo(inARow ? fault.row() : -1);
    assertThat(said.largest).isFinite();
    assertThat(said.getMessage())
        .startsWith("The first number that is not finite is " + fault.value())
        .contains(said.where);
  }

  private static void assertNothingBadWasLearned(Trainer trainer) {
    for (double weight : Training.weights(trainer.network())) {
      assertThat(weight).isFinite();
    }
    for (Layer layer : trainer.network().layers()) {
      if (layer instanceof Dropout dropout) {
        assertThat(dropout.step()).isEqualTo(trainer.steps());
      }
    }
  }

  @Test
  void everyFaultIsNamed() {
    List<Fault> all = new ArrayList<>();
    int checked = 0;
    for (int kind = 0; kind < 4; kind++) {
      List<Fault> faults = faultsOf(layers(kind));
      for (Fault fault : faults) {
        assertNamed(kind, fault);
        checked++;
      }
      all.addAll(faults);
    }
    assertThat(checked).isEqualTo(all.size()).isGreaterThanOrEqualTo(200);
    System.out.println("First bad number: " + checked + " faults, each named.");
  }

  private static List<Fault> faultsOf(List<Layer> layers) {
    List<Fault> faults = new ArrayList<>();
    for (long step : STEPS) {
      int row = (int) (step * 5 % 8);
      boolean parametersBelow = false;
      for (int i = 0; i < layers.size(); i++) {
        Layer layer = layers.get(i);
        if (!(layer instanceof Dropout)) {
          faults.add(new Fault(i, "forward", step, row, Double.NaN));
          if (parametersBelow) { // who else would look at it?
            faults.add(new Fault(i, "input gradient", step, row, value(i + step)));
          }
        }
        if (!layer.parameters().isEmpty()) {
          parametersBelow = true;
          faults.add(new Fault(i, "gradient", step, row, value(i + step)));
          faults.add(new Fault(i, "gradient change", step, row, value(i + step)));
          faults.add(new Fault(i, "update", step, row, Double.NaN));
        }
      }
      faults.add(new Fault(-1, "loss", step, row, value(step)));
      faults.add(new Fault(-1, "loss gradient", step, row, value(step)));
    }
    for (int i = 0; i < layers.size(); i++) {
      if (!(layers.get(i) instanceof Dropout)) {
        faults.add(new Fault(i, "validation", 8, i, Double.NaN));
      }
    }
    return faults;
  }

  private static double value(long i) {
    return VALUES[(int) (i % VALUES.length)];
  }
}
