package lesson09;

import gradus.data.Dataset;
import gradus.data.files.Datasets;
import gradus.math.Matrix;
import java.util.List;
import java.util.Locale;

/** The irises of lesson 9: of the four measurements only length and width of the petals. */
final class Petals {
  private static final int FLOWERS = 150;

  private Petals() {}

  /** Inputs 150x2, targets 150x3. */
  static Dataset dataset() {
    Dataset iris = Datasets.iris();
    Matrix inputs = new Matrix(FLOWERS, 2);
    for (int row = 0; row < FLOWERS; row++) {
      inputs.set(row, 0, iris.inputs().get(row, 2));
      inputs.set(row, 1, iris.inputs().get(row, 3));
    }
    List<String> names = iris.featureNames().subList(2, 4);
    return new Dataset(inputs, iris.targets(), names, iris.classNames(), "iris");
  }

  /** The first flower of each species: what goes in, and what should come out. */
  static void printThreeRows(Dataset flowers) {
    System.out.println();
    System.out.println("Three of the 150 flowers as rows:");
    System.out.println();
    System.out.println("  length   width   one-hot target");
    Matrix x = flowers.inputs();
    Matrix y = flowers.targets();
    for (int row = 0; row < FLOWERS; row += 50) {
      String name = flowers.classNames().get(flowers.classOf(row));
      System.out.printf(Locale.ROOT, "%8.1f%8.1f", x.get(row, 0), x.get(row, 1));
      System.out.printf(Locale.ROOT, "%9.0f%4.0f", y.get(row, 0), y.get(row, 1));
      System.out.printf(Locale.ROOT, "%4.0f   %s%n", y.get(row, 2), name);
    }
  }
}
