package lesson22;

import gradus.data.Dataset;
import gradus.data.Images;
import gradus.math.Matrix;
import gradus.math.Rows;
import gradus.persist.Classifier;
import gradus.persist.Model;
import gradus.persist.Models;
import gradus.persist.Onnx;
import java.nio.file.Path;
import java.util.Locale;

/** What lesson 22 does with its trained model: its worst mistake, and the files it is kept in. */
final class Kept {
  private Kept() {}

  static void printSurestMistake(Model model, Dataset test) {
    Matrix probabilities = model.predict(test.inputs());
    int surest = 0;
    double highest = 0;
    for (int row = 0; row < test.rows(); row++) {
      int said = Rows.argMax(probabilities, row);
      if (said != test.classOf(row) && probabilities.get(row, said) > highest) {
        surest = row;
        highest = probabilities.get(row, said);
      }
    }
    print("The surest mistake: this %d is taken for a", test.classOf(surest));
    print(" %d, with probability %.4f.%n%n", Rows.argMax(probabilities, surest), highest);
    System.out.println(Images.toText(test.row(surest), 8, " .:*#"));
  }

  /** Saves the model, loads it again and asks both; exports it. */
  static void saveAndExport(Model model, Dataset test) {
    Path path = Path.of("target", "handwritten.safetensors");
    Models.save(model, path);
    Model loaded = Models.load(path);
    Matrix before = model.predict(test.inputs());
    Matrix after = loaded.predict(test.inputs());
    int differing = 0;
    for (int i = 0; i < before.getNumElements(); i++) {
      differing += before.data[i] != after.data[i] ? 1 : 0;
    }
    print("%nSaved in target/handwritten.safetensors.%n");
    print("Loaded again: %d of %d probabilities differ.%n", differing, before.getNumElements());
    Classifier classifier = new Classifier(loaded);
    print("Asked about the first test digit: %s.", classifier.predict(test.row(0).data));
    print(" True: %d.%n", test.classOf(0));
    Onnx.export(model, Path.of("target", "handwritten.onnx"));
    print("Exported for other programs to target/handwritten.onnx.%n%n");
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
