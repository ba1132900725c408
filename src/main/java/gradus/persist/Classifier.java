package gradus.persist;

import gradus.layers.Layer;
import gradus.layers.Sigmoid;
import gradus.layers.Softmax;
import gradus.math.Logistic;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Asks a model for the class of an example, given by its raw numbers.
 *
 * <pre>{@code
 * Classifier classifier = new Classifier(Models.load(Path.of("iris.safetensors")));
 * Prediction prediction = classifier.predict(5.1, 3.5, 1.4, 0.2);
 * System.out.println(prediction.className() + " " + prediction.probability());
 * }</pre>
 *
 * <p>A network that ends in neither Softmax nor Sigmoid outputs logits, as SoftmaxCrossEntropy and
 * SigmoidCrossEntropy want them; then the classifier takes their softmax or sigmoid itself. The
 * scores of a network trained with Hinge become numbers that way which are in the right order, but
 * are no probabilities.
 */
public final class Classifier {
  /** What is asked. */
  public final Model model;

  private final boolean onLogits;

  /**
   * A classifier of this model.
   *
   * @throws IllegalArgumentException if it has no class names
   */
  public Classifier(Model model) {
    if (model.classNames().isEmpty()) {
      throw new IllegalArgumentException(
          "The classifier got a model without class names: for numbers instead of classes take a"
              + " Regressor, or make the model with the names of its classes.");
    }
    List<Layer> layers = model.network().layers();
    Layer last = layers.get(layers.size() - 1);
    this.model = model;
    this.onLogits = !(last instanceof Softmax || last instanceof Sigmoid);
  }

  /**
   * The most probable class, and the probabilities of all.
   *
   * @param raw one number for each feature, as it was before scaling; NaN where it is missing
   * @throws IllegalArgumentException if there are more or fewer than features, the model cannot do
   *     without one that is missing, or they are so large that its output isn't finite
   */
  public Prediction predict(double... raw) {
    return predictAll(model.row(raw)).get(0);
  }

  /**
   * The same for many examples, such as those that {@code CsvReader.readInputs} has read.
   *
   * @param raw n×d, as it was before scaling; NaN where a value is missing
   * @return n predictions, in the order of the rows
   * @throws IllegalArgumentException as {@link #predict} does
   */
  public List<Prediction> predictAll(DMatrixRMaj raw) {
    Matrix probabilities = probabilities(model.predictFinite(raw));
    List<Prediction> predictions = new ArrayList<>();
    for (int row = 0; row < probabilities.numRows; row++) {
      Map<String, Double> byName = new LinkedHashMap<>();
      for (int i = 0; i < model.classNames().size(); i++) {
        byName.put(model.classNames().get(i), probabilities.get(row, i));
      }
      int best = Rows.argMax(probabilities, row);
      String name = model.classNames().get(best);
      predictions.add(new Prediction(name, probabilities.get(row, best), byName));
    }
    return predictions;
  }

  /** A column for each class. */
  private Matrix probabilities(Matrix output) {
    if (output.numCols > 1) {
      return onLogits ? new Softmax().forward(output) : output;
    }
    return Logistic.bothClasses(output, onLogits);
  }

  @Override
  public String toString() {
    return "Classifier(" + Quote.of(model.classNames()) + ")";
  }
}
