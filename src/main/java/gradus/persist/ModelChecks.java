package gradus.persist;

import gradus.Network;
import gradus.data.Scaler;
import gradus.data.Transform;
import gradus.layers.Layer;
import gradus.math.Quote;
import java.util.HashSet;
import java.util.List;

/** What a {@link Model} refuses, each with the sentence that says what to do. */
final class ModelChecks {
  private ModelChecks() {}

  /** How many numbers an example has; a network of activations leaves it to the transforms. */
  static int inputWidth(Network network, List<Transform> transforms) {
    int width = network.inputWidth();
    boolean open = width == Layer.ANY_WIDTH && !transforms.isEmpty();
    return open ? TransformKinds.columns(transforms.get(0)) : width;
  }

  static void requireInputs(Network network, List<Transform> transforms, List<String> names) {
    int width = inputWidth(network, transforms);
    for (Transform transform : transforms) {
      if (differs(TransformKinds.columns(transform), width)) {
        throw new IllegalArgumentException(
            "The model got the transform "
                + transform
                + ", but takes "
                + counted(width, "input")
                + ": pass the transforms that the network was trained with.");
      }
    }
    if (!names.isEmpty() && differs(names.size(), width)) {
      throw new IllegalArgumentException(
          "The model got "
              + counted(names.size(), "feature name")
              + " "
              + Quote.of(names)
              + ", but takes "
              + counted(width, "input")
              + ": each needs one.");
    }
  }

  static void requireOutputs(Network network, Scaler targetScaler, List<String> classNames) {
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
          "The model got "
              + counted(classNames.size(), "class name")
              + " "
              + Quote.of(classNames)
              + ", but its network has "
              + (width == Layer.ANY_WIDTH ? "at least 2" : width)
              + (width == 1
                  ? " output, which tells two classes apart."
                  : " outputs, one a class."));
    }
    if (new HashSet<>(classNames).size() < classNames.size()) {
      throw new IllegalArgumentException(
          "The model got two classes of the same name: " + Quote.of(classNames) + ".");
    }
  }

  private static void requireTargetScaler(Scaler scaler, int width, List<String> classNames) {
    if (!classNames.isEmpty()) {
      throw new IllegalArgumentException(
          "The model got the target scaler "
              + scaler
              + " and the classes "
              + Quote.of(classNames)
              + ", but only the targets of regression are scaled: leave one of them out.");
    }
    if (differs(TransformKinds.columns(scaler), width)) {
      throw new IllegalArgumentException(
          "The model got the target scaler "
              + scaler
              + ", but its network has "
              + counted(width, "output")
              + ": take the scaler made by fitTargets().");
    }
  }

  /** As in "1 input" and "2 inputs". */
  static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** A network of activations only takes any width. */
  private static boolean differs(int columns, int width) {
    return width != Layer.ANY_WIDTH && columns != width;
  }
}
