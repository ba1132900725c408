package gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.math.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateCopyTest {
  private final Matrix batch = new Matrix(new double[][] {{1}, {3}});
  private final BatchNorm norm = new BatchNorm(1, 0.5, 1e-5);
  private final Dropout dropout = new Dropout(0.5, 1);
  private final List<Layer> layers = List.of(norm, dropout);

  private void passTheBatch() {
    norm.setTraining(true);
    dropout.setTraining(true);
    dropout.backward(dropout.forward(norm.forward(batch)));
  }

  @Test
  void whatWasCopiedIsPutBack() {
    StateCopy memory = StateCopy.ofLayers(layers);
    passTheBatch();
    // The batch has the mean 2; half of the way from 0 is 1.
    assertThat(norm.runningMeans.data).containsExactly(1);
    assertThat(dropout.step()).isEqualTo(1);
    memory.restore();
    assertThat(norm.runningMeans.data).containsExactly(0);
    assertThat(norm.runningVariances.data).containsExactly(1);
    assertThat(dropout.step()).isZero();
  }

  @Test
  void itSaysWhetherSomethingHasChanged() {
    StateCopy memory = StateCopy.ofLayers(layers);
    assertThat(memory.isChanged()).isFalse();
    assertThat(memory.copies()).hasSize(3); // means, variances and a step
    norm.runningVariances.set(0, 0, 2); // the second of three
    assertThat(memory.isChanged()).isTrue();
    memory.restore();
    assertThat(memory.isChanged()).isFalse();
    assertThat(memory).hasToString("StateCopy(3 matrices)");
  }

  @Test
  void itCanBeCopiedAnew() {
    StateCopy memory = StateCopy.ofLayers(layers);
    passTheBatch();
    memory.update();
    passTheBatch();
    // Half of the way from 1 to 2
    assertThat(norm.runningMeans.data).containsExactly(1.5);
    memory.restore();
    assertThat(norm.runningMeans.data).containsExactly(1);
    assertThat(dropout.step()).isEqualTo(1);
  }
}
