package gradus.persist;

import gradus.Network;
import gradus.Trainer;
import gradus.data.Dataset;
import gradus.data.Scaler;
import gradus.data.Transform;
import gradus.math.Matrix;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A network with all that is needed to use it on raw numbers: what is done to inputs before it, and
 * what inputs and outputs are called; and where it comes from.
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
 * @param provenance where the model comes from
 */
public record Model(
    Network network,
    List<Transform> transforms,
    Scaler targetScaler,
    List<String> featureNames,
    List<String> classNames,
    Provenance provenance) {

  /** Checks that everything fits together; an error says what doesn't. */
  public Model {
    transforms = List.copyOf(transforms);
    featureNames = List.copyOf(featureNames);
    classNames = List.copyOf(classNames);
    ModelChecks.requireInputs(network, transforms, featureNames);
    ModelChecks.requireOutputs(network, targetScaler, classNames);
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
    return new Model(network, transforms, scaler, featureNames, classNames, provenance);
  }

  /** The same with another history. */
  public Model withProvenance(Provenance other) {
    return new Model(network, transforms, targetScaler, featureNames, classNames, other);
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

  /** One line for a debugger; {@link Models#describe} says all. */
  @Override
  public String toString() {
    return "Model(" + network + ")";
  }
}
