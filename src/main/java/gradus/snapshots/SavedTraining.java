package gradus.snapshots;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.layers.StateCopy;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.math.Shapes;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How layers, an optimizer and the settings of a training are in a {@link SavedState}: what each
 * layer and its children learn and remember, by its position among all of them and its name, as in
 * "network.2.running_means".
 */
public final class SavedTraining {
  private static final String NETWORK = "network";
  private static final String OPTIMIZER = "optimizer";
  private static final String SETTINGS = "settings";
  private static final int SHORT = 60; // letters: so many of a setting are quoted

  private final List<Layer> layers = new ArrayList<>();
  private final Optimizer optimizer;

  /** Of these layers, first to last, with their children, and this optimizer. */
  public SavedTraining(List<Layer> layers, Optimizer optimizer) {
    for (Layer layer : layers) {
      this.layers.addAll(layer.tree());
    }
    this.optimizer = optimizer;
  }

  /** Saves what they learn and remember. */
  public void writeTo(SavedState saved) {
    for (int i = 0; i < layers.size(); i++) {
      saved.put("kind." + i, kind(layers.get(i)));
      SavedState ofLayer = saved.part(NETWORK + "." + i);
      for (Map.Entry<String, Matrix> entry : matrices(layers.get(i)).entrySet()) {
        ofLayer.put(entry.getKey(), entry.getValue());
      }
    }
    saved.put("kind.optimizer", kind(optimizer));
    saved.put(OPTIMIZER, optimizer.state());
    saved.put("learning_rate", optimizer.learningRate());
  }

  /**
   * A state in the present form, whichever form it was saved in.
   *
   * @throws IllegalArgumentException if it is in an earlier form, of other kinds of layers
   */
  public SavedState inPresentForm(SavedState saved) {
    return FormerForm.isOf(saved) ? FormerForm.converted(saved, layers, optimizer) : saved;
  }

  /** A layer or the optimizer: its kind, and the shapes of what it learns and remembers. */
  private record Part(String name, String kind, Map<String, String> shapes) {
    @Override
    public String toString() {
      String text = name + ", " + kind;
      return shapes.isEmpty() ? text : text + " " + String.join(", ", shapes.values());
    }
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      parts.add(new Part("layer " + i, kind(layers.get(i)), shapes(matrices(layers.get(i)))));
    }
    Map<String, Matrix> state = new LinkedHashMap<>();
    for (int i = 0; i < optimizer.state().size(); i++) {
      state.put(String.valueOf(i), optimizer.state().get(i));
    }
    parts.add(new Part("the optimizer", kind(optimizer), shapes(state)));
    return parts;
  }

  private static List<Part> partsOf(SavedState saved) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; saved.hasText("kind." + i); i++) {
      Map<String, Matrix> matrices = saved.part(NETWORK + "." + i).ownMatrices();
      parts.add(new Part("layer " + i, saved.text("kind." + i), shapes(matrices)));
    }
    Map<String, Matrix> state = saved.part(OPTIMIZER).ownMatrices();
    parts.add(new Part("the optimizer", saved.text("kind.optimizer"), shapes(state)));
    return parts;
  }

  private static Map<String, String> shapes(Map<String, Matrix> matrices) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      shapes.put(entry.getKey(), Shapes.of(entry.getValue()));
    }
    return shapes;
  }

  /**
   * Refuses a state of other kinds of layers, other shapes or another kind of optimizer.
   *
   * @throws IllegalArgumentException with the first difference
   */
  public void requireSameParts(SavedState saved) {
    List<Part> before = partsOf(saved);
    List<Part> now = parts();
    // The shorter of two lists ends in an optimizer, where the other has a layer.
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        throw new IllegalArgumentException(
            "%s has %s, where the trainer has %s: restore it into the trainer that it was taken from, or one with the same kinds of layers and the same kind of optimizer."
                .formatted(
                    saved.owner(),
                    Quote.of(before.get(i).toString()),
                    Quote.of(now.get(i).toString())));
      }
    }
  }

  /**
   * Gives them what was saved; all of it is read before anything is changed.
   *
   * @throws IllegalArgumentException if something isn't there, or has another shape
   */
  public void readFrom(SavedState saved) {
    requireSameParts(saved);
    double learningRate = saved.number("learning_rate");
    List<Matrix> targets = new ArrayList<>();
    List<Matrix> sources = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      SavedState ofLayer = saved.part(NETWORK + "." + i);
      for (Map.Entry<String, Matrix> entry : matrices(layers.get(i)).entrySet()) {
        targets.add(entry.getValue());
        sources.add(ofLayer.matrixLike(entry.getKey(), entry.getValue()));
      }
    }
    for (int i = 0; i < optimizer.state().size(); i++) {
      Matrix target = optimizer.state().get(i);
      targets.add(target);
      sources.add(saved.part(OPTIMIZER).matrixLike(String.valueOf(i), target));
    }
    StateCopy before = new StateCopy(targets);
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).setTo(sources.get(i));
    }
    try {
      for (Layer layer : layers) {
        layer.requireSoundState();
      }
      optimizer.requireSoundState();
      optimizer.setLearningRate(learningRate);
    } catch (IllegalArgumentException e) {
      before.restore();
      throw e;
    }
  }

  /** What a layer itself learns and remembers, by name. */
  private static Map<String, Matrix> matrices(Layer layer) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Parameter parameter : layer.parameters()) {
      matrices.put(parameter.name, parameter.value);
    }
    matrices.putAll(layer.state());
    return matrices;
  }

  /** A class's name; one without a name, as a lambda or an anonymous class, is just an object. */
  public static String kind(Object object) {
    Class<?> type = object.getClass();
    return type.isAnonymousClass() || type.isSynthetic() ? "object" : type.getSimpleName();
  }

  /**
   * The settings of layers and optimizer, as text by name. Those that a schedule changes while
   * training goes on, such as the learning rate, aren't among them.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      put(settings, "layer " + i, layers.get(i), layers.get(i).settings());
    }
    put(settings, "optimizer", optimizer, optimizer.settings());
    return settings;
  }

  /** Adds the kind and the settings of something to others, as "loss" and "loss.delta". */
  public static void put(
      Map<String, String> settings, String name, Object object, Map<String, Object> ofObject) {
    settings.put(name, kind(object));
    for (Map.Entry<String, Object> entry : new TreeMap<>(ofObject).entrySet()) {
      settings.put(name + "." + entry.getKey(), String.valueOf(entry.getValue()));
    }
  }

  /** Saves settings, to compare them when a fit goes on. */
  public static void writeSettings(SavedState saved, Map<String, String> settings) {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      saved.part(SETTINGS).put(setting.getKey(), setting.getValue());
    }
  }

  /**
   * Refuses other settings than those that were saved.
   *
   * @throws IllegalArgumentException with the first difference
   */
  public static void requireSameSettings(SavedState saved, Map<String, String> settings) {
    boolean former = saved.texts().containsKey(FormerForm.MARK); // also of a part
    Map<String, String> before = saved.part(SETTINGS).ownTexts();
    for (String name : before.keySet()) {
      saved.part(SETTINGS).text(name);
      requireSame(saved, name, before.get(name), settings.get(name));
    }
    for (String name : settings.keySet()) {
      if (!before.containsKey(name) && !former) {
        requireSame(saved, name, null, settings.get(name));
      }
    }
  }

  private static void requireSame(SavedState saved, String name, String before, String now) {
    if (before == null || !before.equals(now)) {
      throw new IllegalArgumentException(
          "%s is from a fit with the %s %s, but the trainer has %s: to go on with a fit, set everything as it was when it began."
              .formatted(saved.owner(), name.replace(".", "'s "), quote(before), quote(now)));
    }
  }

  private static String quote(String setting) {
    return setting == null ? "not set" : Quote.of(shortened(setting));
  }

  private static String shortened(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
  }

  @Override
  public String toString() {
    return "SavedTraining(" + layers.size() + " layers, " + kind(optimizer) + ")";
  }
}
