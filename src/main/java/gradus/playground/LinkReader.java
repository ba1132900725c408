package gradus.playground;

import gradus.data.Dataset;
import gradus.math.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the text of a {@link Link}, and refuses in one sentence what isn't one. */
final class LinkReader {
  private static final List<String> KEYS =
      List.of(
          "data",
          "rows",
          "noise",
          "columns",
          "all",
          "classes",
          "train",
          "kept",
          "split",
          "scaled",
          "points",
          "features",
          "layers",
          "loss",
          "optimizer",
          "rate",
          "penalty",
          "strength",
          "batch",
          "start",
          "bug",
          "seed",
          "steps",
          "events");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final GivenData given;

  LinkReader(String text, GivenData given) {
    this.given = given;
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(
          "The link is empty: it begins with data=, as in data=xor.");
    }
    if (text.length() > Link.MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "The link has %d characters, but the playground reads at most %d."
              .formatted(text.length(), Link.MOST_CHARACTERS));
    }
    String bare = text.strip();
    int fragment = bare.indexOf('#');
    bare = fragment >= 0 ? bare.substring(fragment + 1) : bare;
    for (String part : parts(bare, '&')) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || !KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "The link has %s, but expects words such as data=xor or rate=0.1."
                .formatted(Quote.of(part)));
      }
      if (values.put(key, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("The link has %s twice.".formatted(Quote.of(key)));
      }
    }
    if (!values.containsKey("data")) {
      throw new IllegalArgumentException("The link has no data: it needs data=, as in data=xor.");
    }
  }

  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int end = text.indexOf(separator);
    while (end >= 0) {
      parts.add(text.substring(start, end));
      start = end + 1;
      end = text.indexOf(separator, start);
    }
    parts.add(text.substring(start));
    return parts;
  }

  Experiment experiment() {
    DataSetup data = data();
    Setup usual = Setup.of(data);
    Setup setup =
        new Setup(
            data,
            values.containsKey("features") ? features() : usual.features(),
            values.containsKey("layers") ? layers() : usual.layers(),
            word("loss", LossKind.values(), usual.loss()),
            word("optimizer", OptimizerKind.values(), usual.optimizer()),
            number("rate", usual.learningRate()),
            word("penalty", PenaltyKind.values(), usual.penalty()),
            number("strength", usual.penaltyStrength()),
            whole("batch", usual.batchSize()),
            word("start", Start.values(), usual.start()),
            word("bug", Bug.values(), usual.bug()),
            whole("seed", usual.seed()));
    return new Experiment(setup, events(), whole("steps", 0));
  }

  private DataSetup data() {
    DataKind kind = word("data", DataKind.values(), DataKind.XOR);
    DataSetup usual = DataSetup.of(kind.isSynthetic() ? kind : DataKind.XOR);
    boolean own = kind == DataKind.OWN;
    Dataset rows = null;
    if (!kind.isSynthetic()) {
      rows = own ? points() : given.rows(kind);
    }
    List<String> columns = parts(values.getOrDefault("columns", "0,1"), ',');
    if (columns.size() != 2) {
      throw expected("columns", "two numbers, such as 2,3");
    }
    return new DataSetup(
        kind,
        whole("rows", usual.rows()),
        whole("classes", usual.classes()),
        number("noise", kind.isSynthetic() ? usual.noise() : 0),
        number("train", kind.isSynthetic() ? usual.trainShare() : 0.8),
        number("kept", 1),
        whole("split", usual.seed()),
        yes("scaled", !kind.isSynthetic() && !own),
        yes("all", false),
        whole(columns.get(0), "columns"),
        whole(columns.get(1), "columns"),
        rows);
  }

  /** The number of classes, and then the points: "2;0.5,1,0;-1,0.3,1". */
  private Dataset points() {
    String text = values.getOrDefault("points", "");
    int end = text.indexOf(';');
    if (end < 0) {
      throw expected("points", "the number of classes and then points, such as 2;0,0,0;1,1,1");
    }
    int classes = whole(text.substring(0, end), "points");
    if (classes < 0 || classes > DataSetup.MOST_CLASSES) {
      throw expected("points", "0 to %d classes at its start".formatted(DataSetup.MOST_CLASSES));
    }
    for (String cell : parts(text.substring(end + 1).replace(';', ','), ',')) {
      number(cell, "points"); // refuses what Double.parseDouble would let pass
    }
    return OwnPoints.of(text.substring(end + 1).replace(';', '\n'), classes);
  }

  private List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    for (String text : list("features")) {
      features.add(constant("features", text, Feature.values()));
    }
    return features;
  }

  private List<HiddenLayer> layers() {
    List<HiddenLayer> layers = new ArrayList<>();
    for (String text : list("layers")) {
      List<String> words = parts(text, ':');
      if (words.size() < 2) {
        throw expected("layers", "units and an activation, such as 8:relu");
      }
      double dropout = 0;
      boolean norm = false;
      for (String word : words.subList(2, words.size())) {
        if (word.startsWith("drop")) {
          dropout = number(word.substring(4), "layers");
        } else if (word.equals("norm")) {
          norm = true;
        } else {
          throw expected("layers", "drop0.2 or norm after units and activation");
        }
      }
      ActivationKind activation = constant("layers", words.get(1), ActivationKind.values());
      layers.add(new HiddenLayer(whole(words.get(0), "layers"), activation, dropout, norm));
    }
    return layers;
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (String text : list("events")) {
      events.add(event(parts(text, ':')));
    }
    return events;
  }

  private Event event(List<String> words) {
    String kind = words.get(0);
    int expected = kind.equals("edit") ? 6 : 3;
    if (words.size() != expected) {
      throw expected("events", "changes such as rate:100:0.3 or edit:100:0:1:2:0.5");
    }
    int step = whole(words.get(1), "events");
    String last = words.get(expected - 1);
    return switch (kind) {
      case "rate" -> new Event.Rate(step, number(last, "events"));
      case "batch" -> new Event.BatchSize(step, whole(last, "events"));
      case "edit" -> {
        boolean bias = words.get(3).equals("b");
        int input = bias ? Event.Edit.BIAS : whole(words.get(3), "events");
        int layer = whole(words.get(2), "events");
        int unit = whole(words.get(4), "events");
        yield new Event.Edit(step, layer, input, unit, number(last, "events"));
      }
      default -> {
        PenaltyKind penalty = constant("events", kind, PenaltyKind.values());
        yield new Event.Penalty(step, penalty, number(last, "events"));
      }
    };
  }

  /** The texts of a list; none for the word "none", or if it isn't there. */
  private List<String> list(String key) {
    String value = values.getOrDefault(key, "none");
    return value.equals("none") ? List.of() : parts(value, ',');
  }

  private <E extends Enum<E>> E word(String key, E[] constants, E usual) {
    return values.containsKey(key) ? constant(key, values.get(key), constants) : usual;
  }

  private static <E extends Enum<E>> E constant(String key, String text, E[] constants) {
    StringBuilder words = new StringBuilder();
    for (E constant : constants) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace("_", "");
      if (word.equals(text)) {
        return constant;
      }
      words.append(words.length() == 0 ? "" : ", ").append(word);
    }
    throw new IllegalArgumentException(
        "The link has %s in %s, but expects one of: %s.".formatted(Quote.of(text), key, words));
  }

  private double number(String key, double usual) {
    return values.containsKey(key) ? number(values.get(key), key) : usual;
  }

  private static double number(String text, String key) {
    boolean plain = !text.isEmpty() && text.length() <= 30;
    for (int i = 0; plain && i < text.length(); i++) {
      plain = "0123456789.-+E".indexOf(text.charAt(i)) >= 0;
    }
    try {
      if (plain) {
        double number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw new IllegalArgumentException(
        "The link has %s in %s, but expects a number, such as 0.1.".formatted(Quote.of(text), key));
  }

  private int whole(String key, int usual) {
    return values.containsKey(key) ? whole(values.get(key), key) : usual;
  }

  private static int whole(String text, String key) {
    double number = number(text, key);
    if (number != Math.rint(number) || Math.abs(number) > 999_999_999) {
      throw new IllegalArgumentException(
          "The link has %s in %s, but expects a whole number, such as 4."
              .formatted(Quote.of(text), key));
    }
    return (int) number;
  }

  private boolean yes(String key, boolean usual) {
    String value = values.getOrDefault(key, usual ? "yes" : "no");
    if (!value.equals("yes") && !value.equals("no")) {
      throw expected(key, "yes or no");
    }
    return value.equals("yes");
  }

  private IllegalArgumentException expected(String key, String what) {
    return new IllegalArgumentException(
        "The link has %s in %s, but expects %s."
            .formatted(Quote.of(values.getOrDefault(key, "")), key, what));
  }
}
