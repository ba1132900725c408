package gradus.layers;

import gradus.math.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of matrices that change, to put them back later: who sends a batch through a network many
 * times and must leave no trace, or wants the weights of an earlier epoch again, keeps them here.
 */
public final class StateCopy {
  private final List<Matrix> originals;
  private final List<Matrix> copies = new ArrayList<>();

  /** Copies these matrices as they are now, such as {@code network.state()}. */
  public StateCopy(List<Matrix> originals) {
    this.originals = List.copyOf(originals);
    for (Matrix original : originals) {
      copies.add(new Matrix(original));
    }
  }

  /** Of what these layers and their children remember beside their parameters. */
  public static StateCopy ofLayers(List<Layer> layers) {
    List<Matrix> state = new ArrayList<>();
    for (Layer layer : layers) {
      for (Layer one : layer.tree()) {
        state.addAll(one.state().values());
      }
    }
    return new StateCopy(state);
  }

  /** Copies the matrices again, as they are now. */
  public void update() {
    for (int i = 0; i < copies.size(); i++) {
      copies.get(i).setTo(originals.get(i));
    }
  }

  /** Gives the matrices their copied numbers back. */
  public void restore() {
    for (int i = 0; i < copies.size(); i++) {
      originals.get(i).setTo(copies.get(i));
    }
  }

  /** Whether one of the matrices has other numbers now than its copy. */
  public boolean isChanged() {
    for (int i = 0; i < copies.size(); i++) {
      if (!Arrays.equals(copies.get(i).data, originals.get(i).data)) {
        return true;
      }
    }
    return false;
  }

  /** The copies, in the order of the matrices. */
  public List<Matrix> copies() {
    return List.copyOf(copies);
  }

  /** One line: how much there is. */
  @Override
  public String toString() {
    return "StateCopy(" + copies.size() + " matrices)";
  }
}
