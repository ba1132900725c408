package gradus.persist;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.data.Transform;
import gradus.data.files.CsvSchema;
import gradus.layers.Layer;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Rows;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A network with everything that is needed to use it on raw numbers: how its inputs are
 * transformed, and the names of its inputs and outputs; and where it comes from.
 *
 * <pre>{@code
 * Model model = Model.of(trainer, train, scale);
 * Models.save(model, Path.of("iris.safetensors"));
 * }</pre>
 *
 * <p>{@link Classifier} and {@link Regressor} ask a model for one example.
 *
 * @param network what was trained, shared and not copied
 * @param transforms what is done to raw inputs, in this order
 * @param targetScaler what was done to the targets, and is undone on outputs; null for nothing
 * @param featureNames one for each input, or none
 * @param classNames one for each class, or none for regression
 * @param schema how the CSV file that it was trained on was read, so that the next one is read in
 *     the same way; null if it isn't known
 * @param provenance where the model comes from
 */
public record Model(
    Network network,
    List<Transform> transforms,
    Scaler targetScaler,
    List<String> featureNames,
    List<String> classNames,
    CsvSchema schema,
    Provenance provenance) {

  /** Checks that everything fits together; an error says what doesn't. */
  public Model {
    transforms = List.copyOf(transforms);
    featureNames = List.copyOf(featureNames);
    classNames = List.copyOf(classNames);
    requireInputs(network, transforms, featureNames);
    requireOutputs(network, targetScaler, classNames);
    if (schema != null) {
      requireSame("features", schema.featureNames(), featureNames);
      requireSame("classes", schema.classNames(), classNames);
    }
  }

  /** A model without a schema of CSV files. */
  public Model(
      Network network,
      List<Transform> transforms,
      Scaler targetScaler,
      List<String> featureNames,
      List<String> classNames,
      Provenance provenance) {
    this(network, transforms, targetScaler, featureNames, classNames, null, provenance);
  }

  /** A network alone, for inputs that are scaled already. */
  public static Model of(Network network) {
    return new Model(network, List.of(), null, List.of(), List.of(), Provenance.ofThisProgram());
  }

  /**
   * What a trainer has trained.
   *
   * @param train what it was trained with: its names are kept, and the fingerprint of its numbers
   * @param transforms what was done to raw inputs before training, in this order
   */
  public static Model of(Trainer trainer, Dataset train, Transform... transforms) {
    return new Model(
        trainer.network(),
        Arrays.asList(transforms),
        null,
        train.featureNames(),
        train.classNames(),
        Provenance.of(trainer, train));
  }

  /** The same for a network that was trained on scaled targets. */
  public Model withTargetScaler(Scaler scaler) {
    return new Model(network, transforms, scaler, featureNames, classNames, schema, provenance);
  }

  /**
   * The same, which also remembers how the CSV file of its training set was read. A program that
   * loads the model reads the next file by {@code model.schema()}.
   *
   * @throws IllegalArgumentException if its features or classes are others than the model's
   */
  public Model withSchema(CsvSchema other) {
    return new Model(
        network, transforms, targetScaler, featureNames, classNames, other, provenance);
  }

  /**
   * The same scaling and names around another network, such as one with layers of your own.
   *
   * @throws IllegalArgumentException if its inputs or outputs don't fit
   */
  public Model withNetwork(Network other) {
    return new Model(other, transforms, targetScaler, featureNames, classNames, schema, provenance);
  }

  /** The same with another history. */
  public Model withProvenance(Provenance other) {
    return new Model(network, transforms, targetScaler, featureNames, classNames, schema, other);
  }

  /**
   * What the network says about raw inputs: probabilities, or numbers in the original unit.
   *
   * @param raw n×d, as they were before scaling; NaN where a value is missing, if a MeanImputer is
   *     among the transforms
   * @return n×k, a copy that is the caller's to keep
   * @throws IllegalArgumentException if the width is another, or a value is missing
   */
  public Matrix predict(DMatrixRMaj raw) {
    DMatrixRMaj inputs = raw;
    for (Transform transform : transforms) {
      inputs = transform.apply(inputs);
    }
    Matrix outputs = network.predict(inputs);
    return targetScaler == null ? outputs : targetScaler.invert(outputs);
  }

  /** How many numbers an example has; a network of activations leaves it to the transforms. */
  int inputWidth() {
    return inputWidth(network, transforms);
  }

  /** One example as a matrix: a row of these numbers, one for each feature. */
  Matrix row(double[] raw) {
    int features = inputWidth();
    if (features != Layer.ANY_WIDTH && raw.length != features) {
      throw new IllegalArgumentException(
          "The model got %s, but expects %s%s."
              .formatted(
                  counted(raw.length, "number"),
                  features,
                  featureNames.isEmpty() ? "" : ": " + Quote.of(featureNames)));
    }
    return new Matrix(new double[][] {raw});
  }

  /**
   * What the network says about raw inputs, in numbers to go on with.
   *
   * @throws IllegalArgumentException also if an output isn't finite, since the numbers are too
   *     large to compute with
   */
  Matrix predictFinite(DMatrixRMaj raw) {
    Matrix output = predict(raw);
    int broken = Rows.firstNotFinite(output);
    if (broken >= 0) {
      throw new IllegalArgumentException(
          ("The model got %s, and its output is then %s, but it expects numbers about as large as"
                  + " those it was trained on: check their units and their order.")
              .formatted(largest(raw, broken / output.numCols), output.data[broken]));
    }
    return output;
  }

  /** The number of the largest size in a row, and whose it is. */
  private String largest(DMatrixRMaj raw, int row) {
    int largest = 0;
    for (int i = 1; i < raw.numCols; i++) {
      // A missing value, NaN, is larger than nothing.
      if (Math.abs(raw.get(row, i)) > Math.abs(raw.get(row, largest))
          || Double.isNaN(raw.get(row, largest))) {
        largest = i;
      }
    }
    String name = featureNames.isEmpty() ? "" : " (" + Quote.of(featureNames.get(largest)) + ")";
    String where = raw.numRows == 1 ? "" : " of row " + row;
    return raw.get(row, largest) + " as input " + largest + name + where;
  }

  private static int inputWidth(Network network, List<Transform> transforms) {
    int width = network.inputWidth();
    boolean open = width == Layer.ANY_WIDTH && !transforms.isEmpty();
    return open ? TransformKinds.columns(transforms.get(0)) : width;
  }

  private static void requireInputs(
      Network network, List<Transform> transforms, List<String> names) {
    if (!transforms.isEmpty() && network.layers().get(0).takesSymbols()) {
      throw new IllegalArgumentException(
          "The model got the transform %s, but %s takes the numbers of symbols, which mean nothing once they are scaled: leave the transform out."
              .formatted(transforms.get(0), network.layers().get(0)));
    }
    int width = inputWidth(network, transforms);
    for (Transform transform : transforms) {
      if (differs(TransformKinds.columns(transform), width)) {
        throw new IllegalArgumentException(
            ("The model got the transform %s, but takes %s: pass the transforms that the"
                    + " network was trained with.")
                .formatted(transform, counted(width, "input")));
      }
    }
    if (!names.isEmpty() && differs(names.size(), width)) {
      throw new IllegalArgumentException(
          "The model got %s %s, but takes %s: each needs one."
              .formatted(
                  counted(names.size(), "feature name"), Quote.of(names), counted(width, "input")));
    }
  }

  private static void requireSame(String what, List<String> ofSchema, List<String> names) {
    if (!ofSchema.equals(names)) {
      throw new IllegalArgumentException(
          ("The model got a schema with the %s %s, but its own are %s: take the schema that the"
                  + " training set was read by, and make the model of that data set.")
              .formatted(what, Quote.of(ofSchema), Quote.of(names)));
    }
  }

  private static void requireOutputs(
      Network network, Scaler targetScaler, List<String> classNames) {
    int width = network.outputWidth();
    if (targetScaler != null) {
      requireTargetScaler(targetScaler, width, classNames);
    }
    if (classNames.isEmpty()) {
      return;
    }
    boolean fits = width == 1 ? classNames.size() == 2 : !differs(classNames.size(), width);
    if (classNames.size() < 2 || !fits) {
      throw new IllegalArgumentException(
          "The model got %s %s, but its network has %s."
              .formatted(
                  counted(classNames.size(), "class name"),
                  Quote.of(classNames),
                  width == 1
                      ? "1 output, which tells two classes apart"
                      : (width == Layer.ANY_WIDTH ? "at least 2" : width)
                          + " outputs, one a class"));
    }
    if (new HashSet<>(classNames).size() < classNames.size()) {
      throw new IllegalArgumentException(
          "The model got two classes of the same name: " + Quote.of(classNames) + ".");
    }
  }

  private static void requireTargetScaler(Scaler scaler, int width, List<String> classNames) {
    if (!classNames.isEmpty()) {
      throw new IllegalArgumentException(
          ("The model got the target scaler %s and the classes %s, but only the targets of"
                  + " regression are scaled: leave one of them out.")
              .formatted(scaler, Quote.of(classNames)));
    }
    if (differs(TransformKinds.columns(scaler), width)) {
      throw new IllegalArgumentException(
          ("The model got the target scaler %s, but its network has %s: take the scaler made"
                  + " by fitTargets().")
              .formatted(scaler, counted(width, "output")));
    }
  }

  /** As in "1 input" and "2 inputs". */
  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A network of activations only takes any width. */
  private static boolean differs(int columns, int width) {
    return width != Layer.ANY_WIDTH && columns != width;
  }

  /** One line for a debugger; {@link Models#describe} says all. */
  @Override
  public String toString() {
    return "Model(" + network + ")";
  }
}
