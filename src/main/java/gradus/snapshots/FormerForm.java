package gradus.snapshots;

import gradus.layers.Layer;
import gradus.layers.Parameter;
import gradus.math.Matrix;
import gradus.math.Quote;
import gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads snapshots as checkpoint files of November 2026 have them: all that layers learn and
 * remember in one list, "network.0" and so on, and their kinds in one text, "parts". Settings were
 * kept as texts to be shown to people; of those only batch size, seed and shuffling are still
 * compared.
 */
final class FormerForm {
  /** The text that only a converted state has. */
  static final String MARK = "former_form";

  private FormerForm() {}

  /** Whether it is in that form. */
  static boolean isOf(SavedState saved) {
    return saved.hasText("parts");
  }

  /**
   * The same in the present form, for these layers and this optimizer.
   *
   * @throws IllegalArgumentException if it is of other kinds of layers or another optimizer
   */
  static SavedState converted(SavedState saved, List<Layer> layers, Optimizer optimizer) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : saved.texts().entrySet()) {
      if (!text.getKey().equals("parts") && !isFormerSetting(text.getKey())) {
        texts.put(text.getKey(), text.getValue());
      }
    }
    texts.put(MARK, "true");
    List<String> kinds = kinds(saved.text("parts"));
    for (int i = 0; i < kinds.size(); i++) {
      boolean last = i == kinds.size() - 1;
      Object now = i < layers.size() ? layers.get(i) : optimizer;
      if (!kinds.get(i).equals(SavedTraining.kind(now)) || last != (now == optimizer)) {
        throw new IllegalArgumentException(
            "%s has %s, where the trainer has %s: restore it into the trainer that it was taken from, or one with the same kinds of layers and the same kind of optimizer."
                .formatted(
                    saved.owner(),
                    Quote.of((last ? "the optimizer, " : "layer " + i + ", ") + kinds.get(i)),
                    Quote.of(now.toString())));
      }
      texts.put(last ? "kind.optimizer" : "kind." + i, kinds.get(i));
    }
    SavedState converted = saved.with(texts, matrices(saved, layers, optimizer));
    converted.text(MARK); // nobody else asks for it
    return converted;
  }

  private static boolean isFormerSetting(String name) {
    return name.startsWith("settings.layer ")
        || name.equals("settings.loss")
        || name.equals("settings.optimizer")
        || name.equals("settings.gradient changes");
  }

  /** From lines such as "layer 0, Dense 4×8 1×8": the second word after the comma. */
  private static List<String> kinds(String parts) {
    List<String> kinds = new ArrayList<>();
    for (String line : parts.lines().toList()) {
      String kind = line.substring(line.indexOf(", ") + 2);
      int blank = kind.indexOf(' ');
      kinds.add(blank < 0 ? kind : kind.substring(0, blank));
    }
    return kinds;
  }

  private static Map<String, Matrix> matrices(
      SavedState saved, List<Layer> layers, Optimizer optimizer) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Map.Entry<String, Matrix> entry : saved.matrices().entrySet()) {
      String name = entry.getKey();
      boolean ofNetwork = name.startsWith("network.") || name.startsWith("dropout_steps.");
      if (!ofNetwork && !name.equals("optimizer_steps")) {
        matrices.put(name, entry.getValue());
      }
    }
    int next = 0;
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters()) {
        matrices.put("network." + i + "." + parameter.name, saved.matrix("network." + next));
        next++;
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      for (String name : layers.get(i).state().keySet()) {
        boolean dropout = saved.has("dropout_steps." + i);
        String former = dropout ? "dropout_steps." + i : "network." + next;
        matrices.put("network." + i + "." + name, saved.matrix(former));
        next += dropout ? 0 : 1;
      }
    }
    int state = optimizer.state().size();
    if (state > 0 && !saved.has("optimizer." + (state - 1))) {
      matrices.put("optimizer." + (state - 1), saved.matrix("optimizer_steps")); // Adam's t
    }
    return matrices;
  }
}
