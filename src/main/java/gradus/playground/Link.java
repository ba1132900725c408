package gradus.playground;

import gradus.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An experiment as a short text, such as the fragment of a web address, and back.
 *
 * <pre>
 *   data=moons&amp;rows=200&amp;noise=0.1&amp;…&amp;layers=4:tanh,2:relu:drop0.2&amp;…&amp;rate=0.1&amp;…&amp;steps=300
 * </pre>
 *
 * <p>It consists of a closed list of words, and of numbers. Names of own columns and classes are
 * left out, and come back as x1, x2 and 0, 1. Whatever else is in a text is refused in one
 * sentence, so a text from anywhere can be tried.
 */
public final class Link {
  /** Longer texts are refused unread. */
  public static final int MOST_CHARACTERS = 60_000;

  private Link() {}

  /** The text of a setup before its first step. */
  public static String of(Setup setup) {
    return of(new Experiment(setup, 0));
  }

  /**
   * The text of an experiment.
   *
   * @throws IllegalArgumentException if it is too long for a link, as with many own points
   */
  public static String of(Experiment experiment) {
    Setup setup = experiment.setup();
    StringBuilder text = new StringBuilder();
    appendData(text, setup.data());
    List<String> features = new ArrayList<>();
    for (Feature feature : setup.features()) {
      features.add(word(feature));
    }
    put(text, "features", joined(features));
    List<String> layers = new ArrayList<>();
    for (HiddenLayer layer : setup.layers()) {
      layers.add(
          layer.units()
              + ":"
              + word(layer.activation())
              + (layer.dropout() > 0 ? ":drop" + OwnPoints.number(layer.dropout()) : "")
              + (layer.batchNorm() ? ":norm" : ""));
    }
    put(text, "layers", joined(layers));
    put(text, "loss", word(setup.loss()));
    put(text, "optimizer", word(setup.optimizer()));
    put(text, "rate", OwnPoints.number(setup.learningRate()));
    put(text, "penalty", word(setup.penalty()));
    put(text, "strength", OwnPoints.number(setup.penaltyStrength()));
    put(text, "batch", Integer.toString(setup.batchSize()));
    put(text, "start", word(setup.start()));
    put(text, "bug", word(setup.bug()));
    put(text, "seed", Integer.toString(setup.seed()));
    put(text, "steps", Integer.toString(experiment.steps()));
    if (!experiment.events().isEmpty()) {
      put(text, "events", events(experiment.events()));
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "This experiment has too many numbers of its own for a link of at most %d characters: hand over its program or its data file instead."
              .formatted(MOST_CHARACTERS));
    }
    return text.toString();
  }

  private static void appendData(StringBuilder text, DataSetup data) {
    put(text, "data", word(data.kind()));
    if (data.kind().isSynthetic()) {
      put(text, "rows", Integer.toString(data.rows()));
      put(text, "noise", OwnPoints.number(data.noise()));
    } else {
      put(text, "columns", data.xColumn() + "," + data.yColumn());
      put(text, "all", data.allColumns() ? "yes" : "no");
    }
    if (data.kind().hasChosenClasses()) {
      put(text, "classes", Integer.toString(data.classes()));
    }
    put(text, "train", OwnPoints.number(data.trainShare()));
    put(text, "kept", OwnPoints.number(data.lastClassShare()));
    put(text, "split", Integer.toString(data.seed()));
    put(text, "scaled", data.standardized() ? "yes" : "no");
    if (data.kind() == DataKind.OWN) {
      put(text, "points", points(data.given()));
    }
  }

  /** The number of classes (0 for numbers to predict), and then the rows. */
  private static String points(Dataset given) {
    String rows = OwnPoints.toText(given).strip().replace('\n', ';');
    return given.classNames().size() + ";" + rows;
  }

  private static String events(List<Event> events) {
    List<String> texts = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Rate rate) {
        texts.add("rate:" + rate.step() + ":" + OwnPoints.number(rate.rate()));
      } else if (event instanceof Event.Penalty penalty) {
        texts.add(
            word(penalty.kind())
                + ":"
                + penalty.step()
                + ":"
                + OwnPoints.number(penalty.strength()));
      } else if (event instanceof Event.BatchSize batch) {
        texts.add("batch:" + batch.step() + ":" + batch.size());
      } else if (event instanceof Event.Edit edit) {
        String place = edit.input() == Event.Edit.BIAS ? "b" : Integer.toString(edit.input());
        texts.add(
            "edit:%d:%d:%s:%d:%s"
                .formatted(
                    edit.step(), edit.layer(), place, edit.unit(), OwnPoints.number(edit.value())));
      }
    }
    return joined(texts);
  }

  private static void put(StringBuilder text, String key, String value) {
    text.append(text.length() == 0 ? "" : "&").append(key).append('=').append(value);
  }

  private static String joined(List<String> texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      all.append(all.length() == 0 ? "" : ",").append(text);
    }
    return all.length() == 0 ? "none" : all.toString();
  }

  /** A word of the closed list: the constant's name in small letters. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /**
   * The experiment that a text says.
   *
   * @param given the rows of the bundled data, if the text names them
   * @throws IllegalArgumentException in one sentence, if the text isn't a link of the playground
   */
  public static Experiment parse(String text, GivenData given) {
    return new LinkReader(text, given).experiment();
  }
}
