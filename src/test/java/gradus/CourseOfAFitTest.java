package gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import gradus.callbacks.BestWeights;
import gradus.callbacks.EarlyStopping;
import gradus.callbacks.LearningRateSchedule;
import gradus.callbacks.ReduceOnPlateau;
import gradus.data.Dataset;
import gradus.data.Split;
import gradus.layers.Dense;
import gradus.layers.Parameter;
import gradus.losses.CrossEntropy;
import gradus.math.Matrix;
import gradus.optimizers.Adam;
import gradus.optimizers.ClipByNorm;
import gradus.optimizers.CosineDecay;
import gradus.optimizers.L2Penalty;
import gradus.optimizers.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Listeners are told what happens, once each, whatever they do; and what can't be is refused. */
class CourseOfAFitTest {
  private final Split iris = Training.iris();
  private final Trainer trainer = Training.trainer(Training.classifier(1), new CrossEntropy());

  /** Does something at the end of this epoch. */
  private Listener inEpoch(int epoch, Runnable action) {
    return new Listener() {
      @Override
      public void epochEnded(Trainer fitting) {
        if (fitting.epoch() == epoch) {
          action.run();
        }
      }
    };
  }

  /** Notes what it is told. */
  private static final class Diary implements Listener {
    final List<String> events = new ArrayList<>();

    @Override
    public void fitStarted(Trainer fitting, Dataset train) {
      events.add("started after " + fitting.epoch());
    }

    @Override
    public void epochEnded(Trainer fitting) {
      events.add("epoch " + fitting.epoch());
    }

    @Override
    public void fitEnded(Trainer fitting) {
      events.add("ended");
    }
  }

  @Test
  void aListenerThatComesLateIsToldThatTheFitHasStarted() {
    Diary diary = new Diary();
    trainer.addListener(inEpoch(2, () -> trainer.addListener(diary)));
    trainer.fit(iris.train(), iris.test(), 4);
    assertThat(diary.events).containsExactly("started after 2", "epoch 3", "epoch 4", "ended");
  }

  @Test
  void earlyStoppingThatComesLateJudgesByWhatItHasSeen() {
    EarlyStopping stopping = new EarlyStopping(3);
    trainer.addListener(inEpoch(5, () -> trainer.addListener(stopping)));
    trainer.fit(iris.train(), iris.test(), 20);
    assertThat(stopping.bestEpoch()).isGreaterThan(5);
  }

  @Test
  void aScheduleThatComesLateAndIsTooShortIsRefused() {
    trainer.addListener(
        inEpoch(
            2,
            () ->
                trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0.01, 3)))));
    assertThatThrownBy(() -> trainer.fit(iris.train(), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CosineDecay(0.1 to 0.01 in 3) has a rate for 3 epochs, but this fit ends after epoch 5:"
                + " make the schedule that long, or train less.");
  }

  @Test
  void theNextListenerMissesNothingIfTheProgressLineGoesOrComes() {
    for (boolean quiet : new boolean[] {true, false}) {
      Trainer other = Training.trainer(Training.classifier(1), new CrossEntropy());
      Diary diary = new Diary();
      other.addListener(inEpoch(1, () -> other.setQuiet(quiet)));
      other.addListener(diary);
      other.fit(iris.train(), 2);
      assertThat(diary.events).containsExactly("started after 0", "epoch 1", "epoch 2", "ended");
    }
  }

  @Test
  void aListenerThatWasRemovedIsToldNothingMore() {
    Diary diary = new Diary();
    trainer.addListener(diary);
    trainer.addListener(inEpoch(1, () -> trainer.removeListener(diary)));
    trainer.fit(iris.train(), 3);
    assertThat(diary.events).containsExactly("started after 0", "epoch 1");
    assertThat(trainer.removeListener(diary)).isFalse();
  }

  @Test
  void allAreToldThatTheFitHasEndedAndTheFirstErrorIsThrown() {
    IllegalStateException real = new IllegalStateException("the real error");
    IllegalStateException second = new IllegalStateException("at the end");
    EarlyStopping stopping = new EarlyStopping(50);
    Diary diary = new Diary();
    trainer.addListener(
        new Listener() {
          @Override
          public void fitEnded(Trainer fitting) {
            throw second;
          }
        });
    trainer.addListener(stopping);
    trainer.addListener(diary);
    trainer.addListener(
        inEpoch(
            3,
            () -> {
              throw real;
            }));
    assertThat(catchThrowable(() -> trainer.fit(iris.train(), iris.test(), 9))).isSameAs(real);
    assertThat(real.getSuppressed()).containsExactly(second);
    assertThat(diary.events).endsWith("epoch 3", "ended");
    // Early stopping has brought the weights of its best epoch back.
    assertThat(trainer.history().ofWeights().number()).isEqualTo(stopping.bestEpoch());
  }

  @Test
  void whatTheFitBeganWithCannotBeChangedInIt() {
    List<Runnable> changes =
        List.of(
            () -> trainer.fit(iris.train(), 1),
            () -> trainer.restore(trainer.snapshot()),
            () -> trainer.setBatchSize(4),
            () -> trainer.setSeed(4),
            () -> trainer.setShuffle(false));
    String[] names = {"fit", "restore", "setBatchSize", "setSeed", "setShuffle"};
    for (int i = 0; i < names.length; i++) {
      Trainer other = Training.trainer(Training.classifier(1), new CrossEntropy());
      Runnable change = onOther(other, i);
      other.addListener(inEpoch(1, change));
      assertThatThrownBy(() -> other.fit(iris.train(), 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "%s was called during a fit, which would go on with something other than what"
                      .formatted(names[i])
                  + " it began with: call trainer.stop from the listener, and "
                  + names[i]
                  + " when fit has returned.");
      assertThat(other.batchSize()).isEqualTo(16);
      changes.get(i).run(); // between two fits
    }
  }

  private Runnable onOther(Trainer other, int change) {
    return switch (change) {
      case 0 -> () -> other.fit(iris.train(), 1);
      case 1 -> () -> other.restore(other.snapshot());
      case 2 -> () -> other.setBatchSize(4);
      case 3 -> () -> other.setSeed(4);
      default -> () -> other.setShuffle(false);
    };
  }

  /** The others would hear of the second fit before they know that the first is over. */
  @Test
  void aFitInFitEndedIsRefused() {
    Diary diary = new Diary();
    trainer.addListener(
        new Listener() {
          @Override
          public void fitEnded(Trainer fitting) {
            fitting.fit(iris.train(), 1);
          }
        });
    trainer.addListener(diary);
    assertThatThrownBy(() -> trainer.fit(iris.train(), 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "fit was called by a listener in fitEnded, before the others were told that the fit is"
                + " over: call it when fit has returned.");
    assertThat(diary.events).containsExactly("started after 0", "epoch 1", "epoch 2", "ended");
    assertThatThrownBy(() -> trainer.fit(iris.train(), 1)).hasMessageStartingWith("fit was called");
    assertThat(trainer.epoch())
        .isEqualTo(3); // the second fit was made, and refused only at its end
  }

  @Test
  void theHistoryKnowsWhoseWeightsTheNetworkHas() {
    BestWeights best = new BestWeights();
    trainer.addListener(best);
    trainer.addListener(inEpoch(4, () -> trainer.optimizer().setLearningRate(50)));
    trainer.fit(iris.train(), iris.test(), 6);
    assertThat(trainer.history().ofWeights().number()).isEqualTo(6);
    best.restore();
    History.Epoch epoch = trainer.history().ofWeights();
    assertThat(epoch.number()).isEqualTo(best.epoch()).isLessThan(6);
    // The loss that the history says is that of the weights.
    double loss =
        new CrossEntropy()
            .value(trainer.network().predict(iris.test().inputs()), iris.test().targets());
    assertThat(loss).isCloseTo(epoch.validationLoss(), org.assertj.core.data.Offset.offset(1e-12));
    trainer.fit(iris.train(), iris.test(), 1);
    assertThat(trainer.history().ofWeights().number()).isEqualTo(7);
  }

  @Test
  void aGradientChangeThatPredictsDoesNotChangeTheAccuracy() {
    History plain = trainer.fit(iris.train(), 2);
    Trainer asking = Training.trainer(Training.classifier(1), new CrossEntropy());
    Matrix other = new Matrix(iris.train().row(119));
    asking.addGradientChange(() -> asking.network().predict(other));
    History asked = asking.fit(iris.train(), 2);
    assertThat(asked.epochs().toString()).isEqualTo(plain.epochs().toString());
  }

  // ---- parameters that aren't the network's

  @Test
  void theSameParameterTwiceIsRefused() {
    List<Parameter> twice = new ArrayList<>(new Dense(4, 3, new Random(1)).parameters());
    twice.add(twice.get(0));
    String end =
        " got the same weights 4 x 3 (parameter 0 and parameter 2), and would change it twice in each"
            + " step: list each parameter once.";
    assertThatThrownBy(() -> new SGD(twice, 0.1)).hasMessage("SGD" + end);
    assertThatThrownBy(() -> new Adam(twice)).hasMessage("Adam" + end);
    assertThatThrownBy(() -> new L2Penalty(twice, 0.1)).hasMessage("L2Penalty" + end);
    assertThatThrownBy(() -> new ClipByNorm(twice, 1)).hasMessage("ClipByNorm" + end);
  }

  @Test
  void theSameGradientChangeTwiceIsRefused() {
    L2Penalty penalty = new L2Penalty(trainer.network().parameters(), 0.1);
    trainer.addGradientChange(penalty);
    assertThatThrownBy(() -> trainer.addGradientChange(penalty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "addGradientChange got L2Penalty(0.1), which was added before, and would apply it twice in"
                + " each step: add each one once.");
  }

  @Test
  void parametersOfAnotherNetworkAreRefused() {
    Network other = Training.classifier(2);
    String end =
        " would change the weights 4 x 8 (parameter 0), which this network doesn't have: make it with"
            + " the parameters() of the network that you train.";
    assertThatThrownBy(() -> trainer.addGradientChange(new ClipByNorm(other.parameters(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ClipByNorm(1.0)" + end);
    assertThatThrownBy(() -> trainer.addGradientChange(new L2Penalty(other.parameters(), 0.1)))
        .hasMessage("L2Penalty(0.1)" + end);
    List<Parameter> both = new ArrayList<>(trainer.network().parameters());
    both.addAll(other.parameters());
    SGD sgd = new SGD(both, 0.1);
    assertThatThrownBy(() -> new Trainer(trainer.network(), new CrossEntropy(), sgd))
        .hasMessage("SGD(learning rate 0.1)" + end.replace("parameter 0", "parameter 4"));
  }

  @Test
  void nullIsRefusedWhereItIsHandedOver() {
    Network network = trainer.network();
    SGD sgd = new SGD(network.parameters(), 0.1);
    assertThatThrownBy(() -> new Trainer(null, new CrossEntropy(), sgd))
        .hasMessage("Trainer got null for the network, but expects one, such as new Network(...).");
    assertThatThrownBy(() -> new Trainer(network, null, sgd))
        .hasMessage("Trainer got null for the loss, but expects one, such as new CrossEntropy().");
    assertThatThrownBy(() -> new Trainer(network, new CrossEntropy(), null))
        .hasMessage(
            "Trainer got null for the optimizer, but expects one, such as new"
                + " SGD(network.parameters(), 0.1).");
    assertThatThrownBy(() -> trainer.fit(null, 1))
        .hasMessage(
            "fit got null for the training data, but expects a Dataset, such as split.train().");
    assertThatThrownBy(() -> trainer.addListener(null))
        .hasMessage("addListener got null, but expects a listener.");
    assertThatThrownBy(() -> trainer.addGradientChange(null))
        .hasMessage(
            "addGradientChange got null, but expects a penalty or a clipping, such as new"
                + " L2Penalty(network.parameters(), 1e-4).");
  }

  // ---- the learning rate

  @Test
  void twoListenersThatSetTheLearningRateAreRefused() {
    trainer.addListener(LearningRateSchedule.byEpochs(new CosineDecay(0.1, 0.01, 9)));
    ReduceOnPlateau plateau = new ReduceOnPlateau(0.5, 2);
    trainer.addListener(plateau);
    assertThatThrownBy(() -> trainer.fit(iris.train(), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LearningRateSchedule(CosineDecay(0.1 to 0.01 in 9), by epochs) and ReduceOnPlateau(times"
                + " 0.5 after 2) both set the learning rate, so each would overwrite what the other"
                + " sets: add one of them only.");
    trainer.removeListener(plateau);
    assertThat(trainer.fit(iris.train(), 5).epochs()).hasSize(5);
  }

  @Test
  void onOtherDataAPlateauIsCountedAnew() {
    ReduceOnPlateau plateau = new ReduceOnPlateau(0.5, 0);
    Trainer still =
        new Trainer(
            trainer.network(), new CrossEntropy(), new SGD(trainer.network().parameters(), 1e-7));
    still.setQuiet(true);
    still.addListener(plateau);
    still.fit(iris.train(), 1);
    assertThat(still.optimizer().learningRate()).isEqualTo(1e-7);
    still.fit(iris.test(), 1); // one epoch of these data is no plateau
    assertThat(still.optimizer().learningRate()).isEqualTo(1e-7);
    still.fit(iris.test(), 1);
    assertThat(still.optimizer().learningRate()).isEqualTo(0.5e-7);
    still.fit(iris.test(), iris.train(), 1); // judged by other rows
    assertThat(still.optimizer().learningRate()).isEqualTo(0.5e-7);
  }
}
