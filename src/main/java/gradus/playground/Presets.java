package gradus.playground;

import gradus.math.Quote;
import java.util.ArrayList;
import java.util.List;

/** The experiments of the lessons, ready to be trained. */
public final class Presets {
  private Presets() {}

  /** All presets, in the order of the lessons. */
  public static List<Preset> all() {
    List<Preset> all = new ArrayList<>();
    addXor(all);
    addRates(all);
    addBugs(all);
    addImbalance(all);
    addOverfitting(all);
    addFirstWeights(all);
    return List.copyOf(all);
  }

  /**
   * The preset with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Preset named(String name) {
    List<String> names = new ArrayList<>();
    for (Preset preset : all()) {
      if (preset.name().equals(name)) {
        return preset;
      }
      names.add(preset.name());
    }
    throw new IllegalArgumentException(
        "There is no preset %s, but these: %s.".formatted(Quote.of(name), names));
  }

  private static Setup layers(Setup setup, ActivationKind activation, int... units) {
    List<HiddenLayer> layers = new ArrayList<>();
    for (int count : units) {
      layers.add(new HiddenLayer(count, activation));
    }
    return setup.withLayers(layers);
  }

  private static void addXor(List<Preset> all) {
    Setup xor = Setup.of(DataKind.XOR).withLearningRate(0.3);
    all.add(
        new Preset(
            "xor-line",
            "XOR without a hidden layer",
            "Press play and see that no straight line separates the colors; then add a hidden layer.",
            14,
            xor.withLayers(List.of())));
    all.add(
        new Preset(
            "xor-hidden",
            "XOR with a hidden layer",
            "Press play, look at the line that each unit draws, and find out how few units are enough.",
            14,
            layers(xor, ActivationKind.TANH, 4)));
    all.add(
        new Preset(
            "double-softmax",
            "Softmax twice",
            "Press play: every point is right, yet the loss stops at 0.55; then set the planted mistake to none.",
            7,
            layers(Setup.of(DataSetup.of(DataKind.BLOBS).withNoise(0.2)), ActivationKind.TANH, 4)
                .withLearningRate(0.3)
                .withBug(Bug.DOUBLE_SOFTMAX)));
  }

  private static void addRates(List<Preset> all) {
    DataSetup spirals = DataSetup.of(DataKind.SPIRALS).withRows(300).withTrainShare(0.8);
    all.add(
        new Preset(
            "rates",
            "The learning rate",
            "Open the three learning rates below the loss: which is too low, and which is too high?",
            15,
            layers(Setup.of(spirals), ActivationKind.RELU, 16, 16).withBatchSize(16)));
  }

  private static void addBugs(List<Preset> all) {
    Setup healthy =
        layers(Setup.of(DataSetup.of(DataKind.BLOBS).withNoise(0.3)), ActivationKind.RELU, 8)
            .withBatchSize(16);
    String hint = "Press play, name the fault by its symptoms, and only then ask the doctor.";
    all.add(new Preset("bug-a", "Bug A", hint, 17, healthy.withBug(Bug.UNSCALED_INPUTS)));
    all.add(new Preset("bug-b", "Bug B", hint, 17, healthy.withBug(Bug.SHUFFLED_LABELS)));
    all.add(new Preset("bug-c", "Bug C", hint, 17, healthy.withBug(Bug.DOUBLE_SOFTMAX)));
    all.add(new Preset("bug-d", "Bug D", hint, 17, healthy.withBug(Bug.DEAD_UNITS)));
    all.add(new Preset("bug-e", "Bug E", hint, 17, healthy.withBug(Bug.ASCENT)));
  }

  private static void addImbalance(List<Preset> all) {
    DataSetup rare =
        DataSetup.of(DataKind.MOONS).withRows(1000).withNoise(0.2).withLastClassShare(0.1);
    all.add(
        new Preset(
            "imbalance",
            "A rare class",
            "Look at the confusion matrix beside the high accuracy; then choose the weighted loss.",
            18,
            layers(Setup.of(rare), ActivationKind.TANH, 8).withBatchSize(20)));
  }

  private static void addOverfitting(List<Preset> all) {
    DataSetup few =
        DataSetup.of(DataKind.MOONS).withRows(200).withNoise(0.3).withTrainShare(0.1).withSeed(5);
    all.add(
        new Preset(
            "overfitting",
            "Overfitting",
            "Watch the test loss rise while the training loss falls; then try L2 or dropout.",
            19,
            layers(Setup.of(few), ActivationKind.RELU, 32, 32).withBatchSize(5)));
  }

  private static void addFirstWeights(List<Preset> all) {
    Setup deep =
        layers(Setup.of(DataKind.CIRCLES), ActivationKind.TANH, 8, 8, 8, 8).withLearningRate(0.1);
    String hint = "Look at the maps of the units before you press play; then choose Glorot.";
    all.add(new Preset("start-small", "Weights too small", hint, 20, deep.withStart(Start.SMALL)));
    all.add(new Preset("start-large", "Weights too large", hint, 20, deep.withStart(Start.LARGE)));
    all.add(
        new Preset("start-equal", "Weights all the same", hint, 20, deep.withStart(Start.EQUAL)));
  }
}
