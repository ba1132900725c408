package gradus.inspect;

import static gradus.inspect.DoctorRuns.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.Network;
import gradus.data.Split;
import gradus.data.files.Datasets;
import gradus.losses.Loss;
import gradus.losses.SoftmaxCrossEntropy;
import org.junit.jupiter.api.Test;

/** When the doctor can be asked, and about what. */
class TrainingDoctorTest {
  private final Split iris = DoctorRuns.standardized(Datasets.iris(), 1);
  private final Network network = network(4, 16, 3);
  private final Loss loss = new SoftmaxCrossEntropy();

  @Test
  void aNewRunForgetsTheOneBefore() {
    TrainingDoctor doctor = new TrainingDoctor();
    doctor.watch(network, loss, DoctorRuns.withShuffledTargets(iris.train(), 5));
    doctor.stepEnded(1.1);
    doctor.watch(network, loss, iris.train());
    assertThat(doctor.toString()).isEqualTo("TrainingDoctor(0 steps watched)");
    doctor.stepEnded(1.1);
    assertThat(doctor.toString()).isEqualTo("TrainingDoctor(1 steps watched)");
    assertThat(doctor.diagnosis().isHealthy()).isTrue();
  }

  @Test
  void refusesToDiagnoseWhatItDidNotSee() {
    TrainingDoctor doctor = new TrainingDoctor();
    assertThatThrownBy(doctor::diagnosis)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "TrainingDoctor isn't watching: call trainer.addListener(doctor) before fit, or"
                + " doctor.watch(network, loss, train) before the first step of a loop of your"
                + " own.");
    assertThatThrownBy(() -> doctor.stepEnded(1)).isInstanceOf(IllegalStateException.class);
    doctor.watch(network, loss, iris.train());
    assertThatThrownBy(doctor::diagnosis)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "TrainingDoctor has seen no step yet: in a loop of your own call"
                + " doctor.stepEnded(loss) after each update; if the first step failed, or"
                + " the network"
                + " is at rest, ask TrainingDoctor.examine.");
  }
}
